/** Where accounts get their Chromium from. Today one process each; the port lets several share one later. */
import type { Browser } from "puppeteer";

export interface OpenBrowser {
  /** What whatsapp-web.js drives. */
  readonly browser: Browser;
  /** Chromium's process id, for logs and tests. */
  readonly pid: number;
  /** Settles when this account's browser is gone, for whatever reason. */
  readonly gone: Promise<void>;
  /** The last lines it printed, for the cause of its error. */
  output(): readonly string[];
  /** Asks it to close, then terminates, then kills; resolves when the process is gone. Idempotent. */
  close(): Promise<void>;
}

export interface BrowserHost {
  /** Opens the account's profile. Rejects with a BrowserError that says why (missing, profile_locked, disk_full …); aborting `signal` calls a launch off. */
  open(accountId: string, args: readonly string[], signal?: AbortSignal): Promise<OpenBrowser>;
  /** Removes the account's profile folder from disk; the browser must be gone. */
  removeProfile(accountId: string): Promise<void>;
}
