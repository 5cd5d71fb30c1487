/** What the outside (HTTP, sockets, commands) may ask of the accounts. Names are a `clientName` or an id. */
import type { Account, AccountList, CreateAccount, UpdateAccount } from "#shared/account";
import type { Activity } from "#shared/activity";
import type { LinkMethod, PairingCode } from "#shared/challenge";
import type { Snapshot } from "#shared/events";
import type { LabelChange } from "#shared/labels";
import type { AccountStatus } from "#shared/status";

export interface AccountFilter {
  readonly status?: AccountStatus | undefined;
  readonly q?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface StartOptions {
  readonly method?: LinkMethod | undefined;
  readonly phoneNumber?: string | undefined;
}

export interface ActivityPage {
  readonly limit?: number | undefined;
  /** Only entries with a lower revision. */
  readonly before?: number | undefined;
}

export interface CurrentQr {
  readonly text: string;
  readonly expiresAt: string;
}

/** Every method throws AppError with a code of the contract, `account_not_found` among them. */
export interface AccountUseCases {
  create(input: CreateAccount): Promise<Account>;
  list(filter: AccountFilter): Promise<AccountList>;
  read(name: string): Promise<Account>;
  /** `labels` are put on and taken off beside those it has. */
  update(name: string, changes: UpdateAccount, labels?: LabelChange): Promise<Account>;
  remove(name: string): Promise<{ readonly phoneTold: boolean }>;
  /** Resolves as soon as the wish is stored; the client follows. */
  start(name: string, options?: StartOptions): Promise<Account>;
  stop(name: string): Promise<Account>;
  /** Stops an account that runs and remembers that it did; leaves any other as it is. */
  pause(name: string): Promise<Account>;
  /** Waits until the account is ready, or stopped with its process gone, or the time is up. */
  waitFor(
    name: string,
    wish: "ready" | "stopped",
    timeoutMs: number,
  ): Promise<{ readonly account: Account; readonly reached: boolean }>;
  logout(name: string): Promise<{ readonly account: Account; readonly phoneTold: boolean }>;
  syncHistory(name: string, limit?: number): Promise<{ readonly syncId: string }>;
  cancelSync(name: string): Promise<{ readonly wasRunning: boolean }>;
  currentQr(name: string): Promise<CurrentQr>;
  /** The live code for this number, or a new one; restarts a client that waits for a QR scan. */
  pairingCode(name: string, phoneNumber: string): Promise<PairingCode>;
  resetMessageCount(name: string): Promise<Account>;
  /** What happened to it, newest first. */
  activity(name: string, page: ActivityPage): Promise<Activity>;
  /** The ids of every account, of those that run, or of those that were paused. */
  listIds(which?: "running" | "paused"): Promise<readonly string[]>;
  /**
   * Calls `attach` with a snapshot while no status is being written: whoever subscribes in it
   * gets every later change exactly once.
   */
  attach(attach: (snapshot: Snapshot) => void): Promise<void>;
}
