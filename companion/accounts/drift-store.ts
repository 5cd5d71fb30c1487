/** What is kept of self-checks: the last one of each account, and since when each build of WhatsApp Web is known. */
import type { SelfCheck } from "../whatsapp/compat/self-check";

export interface BuildRecord {
  readonly build: string;
  readonly firstSeenAt: string;
  /** The last time an account was well on it, and the first time one was not. */
  readonly lastOkAt: string | null;
  readonly firstBadAt: string | null;
}

export interface DriftStore {
  /** Also puts what does not work beside the account's status. */
  saveCheck(accountId: string, check: SelfCheck, at: string): Promise<void>;
  lastCheck(accountId: string): Promise<(SelfCheck & { readonly at: string }) | null>;
  /** Newest first. */
  listBuilds(): Promise<readonly BuildRecord[]>;
}
