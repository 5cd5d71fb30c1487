/** The account as it is stored, and what the use cases need of the place where accounts are kept. */
import type { LinkMethod } from "#shared/challenge";
import type { AccountSettings } from "#shared/settings";
import type { AccountStatus, DesiredState, StatusReason } from "#shared/status";

/** Times are ISO text. */
export interface AccountRecord extends AccountSettings {
  readonly id: string;
  readonly clientName: string;
  readonly phoneNumber: string | null;
  readonly isLoggedIn: boolean;
  readonly connectionStatus: AccountStatus;
  readonly reason: StatusReason | null;
  readonly since: string;
  readonly desired: DesiredState;
  /** Stopped by pause-all and waiting to be resumed. */
  readonly isPaused: boolean;
  readonly attempt: number;
  readonly nextRetryAt: string | null;
  readonly epoch: number;
  readonly rev: number;
  readonly degraded: readonly string[];
  readonly linkMethod: LinkMethod;
  readonly linkPhoneNumber: string | null;
  readonly labels: readonly string[];
  /** Of the local day `sentDay`; what it is today, `account-view.ts` knows. */
  readonly messagesSentToday: number;
  readonly sentDay: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly lastActiveAt: string | null;
  /** Set while a delete is under way: from then on nobody but the delete sees the account. */
  readonly deletingAt: string | null;
}

/** At rest to save memory: linked, without a browser, back for any command that needs it. */
export function isParked({ connectionStatus, reason }: Pick<AccountRecord, "connectionStatus" | "reason">): boolean {
  return connectionStatus === "disconnected" && reason === "parked";
}

/** Settings to write; what is absent or undefined stays, or gets its default. */
type SomeSettings = { readonly [Name in keyof AccountSettings]?: AccountSettings[Name] | undefined };

export type NewAccount = Pick<AccountRecord, "id" | "clientName" | "linkMethod" | "linkPhoneNumber"> &
  SomeSettings & { readonly labels?: readonly string[] | undefined; readonly at: string };

/** What of an account people change. */
export type AccountEdit = SomeSettings & {
  readonly clientName?: string | undefined;
  readonly labels?: readonly string[] | undefined;
};

/** What a status change writes beside status and reason. */
export type StatusPatch = Partial<
  Pick<AccountRecord, "attempt" | "nextRetryAt" | "isLoggedIn" | "phoneNumber" | "lastActiveAt">
>;

export interface StatusMove {
  readonly id: string;
  /** The move is stored only while the account still has this epoch and status. */
  readonly epoch: number;
  readonly from: AccountStatus;
  readonly to: AccountStatus;
  readonly reason: StatusReason | null;
  readonly at: string;
  readonly patch: StatusPatch;
}

export interface StatusEntry {
  readonly rev: number;
  readonly status: AccountStatus;
  readonly reason: StatusReason | null;
  readonly at: string;
}

export interface Wish {
  readonly desired: DesiredState;
  /** Absent: no. Whatever else is wished ends a pause. */
  readonly isPaused?: boolean;
  readonly link?: { readonly method: LinkMethod; readonly phoneNumber: string | null };
}

export interface AccountQuery {
  readonly status?: AccountStatus | undefined;
  readonly q?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface AccountPage {
  readonly total: number;
  readonly records: readonly AccountRecord[];
  readonly nextCursor: string | null;
}

/** Accounts under deletion are invisible except to the methods that say so. */
export interface AccountStore {
  insert(account: NewAccount): Promise<"stored" | "name_taken">;
  /** By id, or by name without regard to case. */
  find(nameOrId: string): Promise<AccountRecord | null>;
  /** By name. */
  listAll(): Promise<readonly AccountRecord[]>;
  listPage(query: AccountQuery): Promise<AccountPage>;
  count(): Promise<number>;
  /** Another account than `exceptId` that is linked to this number. */
  findLinkedTo(phoneNumber: string, exceptId: string | null): Promise<AccountRecord | null>;
  saveSettings(id: string, changes: AccountEdit, at: string): Promise<"stored" | "name_taken">;
  /** Stores what is wished under a new epoch, which voids every event of older ones. Null when the account is gone. */
  saveWish(id: string, wish: Wish): Promise<number | null>;
  /** A new epoch for an automatic try; null when the account has moved on from `epoch`. */
  raiseEpoch(id: string, epoch: number): Promise<number | null>;
  /** Stores row and log entry as one; answers the new revision, or null when the account has moved on. */
  saveStatus(move: StatusMove): Promise<number | null>;
  /** Notes that the phone and this companion no longer know each other. */
  saveUnlinked(id: string, at: string): Promise<void>;
  /** Stores when these accounts were last active, by id. */
  touch(lastActiveAt: ReadonlyMap<string, string>): Promise<void>;
  /** Makes the account invisible and its name free. Null when it is gone already. */
  markDeleting(id: string, at: string): Promise<number | null>;
  /** Accounts whose delete was begun and not finished. */
  listDeleting(): Promise<readonly AccountRecord[]>;
  /** Removes the account with everything stored about it. */
  erase(id: string, at: string): Promise<void>;
  /** Newest first, with a revision below `before` unless it is null. */
  listStatuses(id: string, page: { readonly limit: number; readonly before: number | null }): Promise<StatusEntry[]>;
  /** When the phone said yes to the last QR or code that was shown; null when none is on record. */
  linkedAt(id: string): Promise<string | null>;
  /** Drops log entries older than `before`; every account keeps its current one. */
  forgetOldStatuses(before: string): Promise<void>;
  /** The highest revision ever given. */
  revision(): Promise<number>;
}
