/** What every use case works with, and the few steps they share. */
import type { Account } from "#shared/account";
import type { CompanionSettings } from "#shared/companion-settings";
import type { BrowserHost } from "../browsers/browser-host";
import type { ProfileFolders } from "../browsers/profile-folders";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { AppError } from "../errors";
import type { EventBus } from "../events/event-bus";
import type { HistoryStore } from "../history/history-store";
import type { Media } from "../media/media";
import type { MovingStore } from "../moving/moving-store";
import type { ClientPool } from "../pool/client-pool";
import type { LocalDays } from "../quota/local-days";
import type { DailyQuota } from "../quota/quota";
import type { AccountRecord, AccountStore, Wish } from "./account-store";
import { viewOf } from "./account-view";
import type { FailureStore } from "./failure-notes";
import type { Leftovers } from "./leftovers";
import type { LiveState } from "./live-state";
import type { StatusWriter } from "./status-writer";
import type { UnderWay } from "./under-way";

export interface AccountContext {
  readonly accounts: AccountStore;
  readonly failures: Pick<FailureStore, "list" | "forgetOld">;
  readonly history: Pick<HistoryStore, "forgetMessages">;
  readonly media: Media;
  readonly moving: MovingStore;
  readonly profiles: Pick<ProfileFolders, "pathOf" | "prepare">;
  /** Accounts that are just being exported: they may not start meanwhile. */
  readonly exports: Set<string>;
  readonly pool: ClientPool;
  readonly writer: StatusWriter;
  readonly live: LiveState;
  readonly leftovers: Leftovers;
  readonly bus: EventBus;
  readonly browserHost: Pick<BrowserHost, "removeProfile" | "setApart">;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  readonly quota: DailyQuota;
  readonly underWay: UnderWay;
  readonly days: LocalDays;
  readonly settings: () => CompanionSettings;
  /** True once the shutdown has begun: nothing may be started any more. */
  readonly isDraining: () => boolean;
}

export async function findAccount({ accounts }: AccountContext, name: string): Promise<AccountRecord> {
  const record = await accounts.find(name);
  if (record === null) throw new AppError("account_not_found");
  return record;
}

export async function readAccount(context: AccountContext, name: string): Promise<Account> {
  const record = await findAccount(context, name);
  return viewOf(record, context.live.of(record.id), context.days.today());
}

/** Tells everyone the account as it is now. Only inside `writer.exclusively`, so that no status overtakes it. */
export async function announceAccount(context: AccountContext, id: string): Promise<Account> {
  return announceRecord(context, await findAccount(context, id));
}

function announceRecord({ live, writer, days }: AccountContext, record: AccountRecord): Account {
  const account = viewOf(record, live.of(record.id), days.today());
  writer.tell("account.changed", account);
  return account;
}

/**
 * Stores what is wished under a new epoch and tells it. Nothing may come between this and handing the wish to the pool:
 * from here on the database drops whatever the pool reports under the epoch before.
 */
export async function storeWish(context: AccountContext, record: AccountRecord, wish: Wish): Promise<number> {
  const epoch = await context.accounts.saveWish(record.id, wish);
  if (epoch === null) throw new AppError("account_not_found");
  const { desired, isPaused = false } = wish;
  announceRecord(context, { ...record, desired, isPaused, epoch, attempt: 0, nextRetryAt: null });
  return epoch;
}

export function refuseWhileDraining({ isDraining }: AccountContext): void {
  if (isDraining()) throw new AppError("draining");
}

/** A number can be linked to one account only. */
export async function refuseLinkedNumber(
  { accounts }: AccountContext,
  phoneNumber: string | null | undefined,
  exceptId: string | null,
): Promise<void> {
  if (phoneNumber && (await accounts.findLinkedTo(phoneNumber, exceptId)) !== null) {
    throw new AppError("number_linked");
  }
}
