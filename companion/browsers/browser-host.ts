/** Where accounts get their Chromium from: a process each, or one that several share. */
import type { Browser } from "puppeteer";

/** The part of a browser that one account has to do with; `pages` are its own alone. */
export type AccountBrowser = Pick<Browser, "pages" | "userAgent" | "connected">;

export interface OpenBrowser {
  /** What whatsapp-web.js drives. */
  readonly browser: AccountBrowser;
  /** Process id of the Chromium it runs in, for logs and tests. */
  readonly pid: number;
  /** Settles when this account's browser is gone, for whatever reason. */
  readonly gone: Promise<void>;
  /** What the account's page holds by its own count, in MB; null when it does not say. Absent where the browser is its alone. */
  pageMb?(): Promise<number | null>;
  /** The last lines it printed, for the cause of its error. */
  output(): readonly string[];
  /** Closes what is this account's, by force if need be; resolves when its processes are gone. Idempotent. */
  close(): Promise<void>;
}

export interface BrowserHost {
  /** Opens the account's profile. Rejects with a BrowserError that says why (missing, profile_locked, disk_full …); aborting `signal` calls a launch off. */
  open(accountId: string, args: readonly string[], signal?: AbortSignal): Promise<OpenBrowser>;
  /** From its next start on the account gets a browser of its own. */
  setApart(accountId: string): void;
  /** Removes the account's profile folder from disk; the browser must be gone. */
  removeProfile(accountId: string): Promise<void>;
}
