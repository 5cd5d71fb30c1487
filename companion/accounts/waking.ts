/** Brings a parked account back for a command that needs it. */
import { AppError } from "../errors";
import { type AccountContext, findAccount } from "./account-context";
import { type AccountRecord, isParked } from "./account-store";
import { startAccount } from "./running";
import { waitForAccount } from "./waiting";

/** A restored session is ready in seconds; whoever asked does not wait longer than for a slow answer. */
const wakeMs = 60_000;

/**
 * Answers which account it is. Does nothing for one that is not parked; throws `not_ready` when it does not come back in time.
 * `check` is asked first: a command that would be refused wakes nobody.
 */
export async function wakeAccount(
  context: AccountContext,
  name: string,
  check: (record: AccountRecord) => Promise<void> = async () => {},
): Promise<string> {
  const record = await findAccount(context, name);
  if (!isParked(record)) return record.id;
  await check(record);
  await startAccount(context, record.id);
  const { reached } = await waitForAccount(context, record.id, "ready", wakeMs);
  if (!reached) throw new AppError("not_ready");
  return record.id;
}
