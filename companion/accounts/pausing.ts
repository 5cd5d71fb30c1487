/** Stops what runs and remembers in the database that it did, until one command brings exactly that back. */
import type { Account } from "#shared/account";
import { type AccountContext, findAccount, readAccount, storeWish } from "./account-context";
import { type AccountRecord, isParked } from "./account-store";

/** Also what waits its turn or its next try, and what is parked: it would run by itself. What a restart ended does not. */
function doesRun({ pool }: AccountContext, record: AccountRecord): boolean {
  if (isParked(record)) return true;
  return pool.wishOf(record.id)?.state === "running" && pool.activityOf(record.id) !== "idle";
}

export function idsOfRunning(context: AccountContext, records: readonly AccountRecord[]): string[] {
  return records.filter((record) => doesRun(context, record)).map(({ id }) => id);
}

export function idsOfPaused(records: readonly AccountRecord[]): string[] {
  return records.filter(({ isPaused }) => isPaused).map(({ id }) => id);
}

export async function pauseAccount(context: AccountContext, name: string): Promise<Account> {
  const { pool, writer } = context;
  const id = await writer.exclusively(async () => {
    const record = await findAccount(context, name);
    // As it is by now: a person may have stopped it meanwhile.
    if (!doesRun(context, record)) return record.id;
    const epoch = await storeWish(context, record, { desired: "stopped", isPaused: true });
    pool.want(record.id, { state: "stopped", epoch, reason: "paused" });
    return record.id;
  });
  return writer.exclusively(() => readAccount(context, id));
}
