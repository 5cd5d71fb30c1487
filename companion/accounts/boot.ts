/** What must be put right before anyone is served, and what runs again by itself afterwards. */
import { isoTime } from "../clock";
import { toError } from "../errors";
import type { AccountContext } from "./account-context";
import type { AccountRecord } from "./account-store";
import { finishDelete } from "./leaving";
import { startAccount } from "./running";

const dayMs = 24 * 60 * 60 * 1000;

/** Shown as alive, or as about to be, by a companion that is no more. */
function wasInterrupted({ connectionStatus, reason, nextRetryAt }: AccountRecord): boolean {
  const isAtRest = connectionStatus === "disconnected" || connectionStatus === "error";
  return !isAtRest || nextRetryAt !== null || reason === "start_queued";
}

async function markRestarted({ accounts, writer }: AccountContext, record: AccountRecord): Promise<void> {
  const epoch = await accounts.raiseEpoch(record.id, record.epoch);
  if (epoch === null) return;
  await writer.write({
    accountId: record.id,
    epoch,
    status: "disconnected",
    reason: "server_restart",
    cause: "stop",
    patch: { attempt: 0, nextRetryAt: null },
  });
}

async function autoStart(context: AccountContext, { id }: AccountRecord): Promise<void> {
  try {
    await startAccount(context, id, {}, "automatic");
  } catch (error) {
    context.log.warn("boot.auto_start_failed", { accountId: id, message: toError(error).message });
  }
}

/** Resolves when the stored statuses are true again; deletes and automatic starts go on behind it. */
export async function bootAccounts(context: AccountContext): Promise<void> {
  const { accounts, failures, history, clock, log } = context;
  const { keepStatusDays, keepMessageDays } = context.settings();
  const forgotten = isoTime(clock, -keepStatusDays * dayMs);
  await accounts.forgetOldStatuses(forgotten);
  await failures.forgetOld(forgotten);
  if (keepMessageDays !== null) await history.forgetMessages(isoTime(clock, -keepMessageDays * dayMs));
  const records = await accounts.listAll();
  for (const record of records.filter(wasInterrupted)) await markRestarted(context, record);
  for (const record of await accounts.listDeleting()) {
    finishDelete(context, record, record.epoch, false).catch((error) => {
      log.error("boot.delete_failed", { accountId: record.id, message: toError(error).message });
    });
  }
  for (const record of records) {
    if (record.autoStart && !record.isPaused) await autoStart(context, record);
  }
}
