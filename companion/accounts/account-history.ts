/** The history syncs of accounts: through which client they read, and when one that was cut off goes on. */
import { AppError, toError } from "../errors";
import type { HistoryStore } from "../history/history-store";
import { createHistorySync, type HistorySync } from "../history/sync-history";
import { withMediaNoted } from "../media/noted-history";
import { type AccountContext, findAccount } from "./account-context";
import { createHistoryCommands, type HistoryCommands } from "./history-commands";

export interface AccountHistory {
  readonly sync: HistorySync;
  readonly commands: HistoryCommands;
}

export function createAccountHistory(
  context: AccountContext,
  history: HistoryStore,
  assertQuietIsOver: (accountId: string) => Promise<void>,
): AccountHistory {
  const { bus, clock, log, media, newId, pool, writer } = context;
  const sync = createHistorySync({
    history: { ...history, ...withMediaNoted(history, media.wake) },
    readyClientOf: pool.readyClientOf,
    onProgress: (progress) => writer.tell("sync.progressed", progress),
    newId,
    clock,
    log,
  });
  const commands = createHistoryCommands(context, sync, assertQuietIsOver);

  async function goOn(accountId: string): Promise<void> {
    const limit = await sync.cutOff(accountId);
    if (limit !== null && !context.isDraining()) await commands.begin(await findAccount(context, accountId), limit);
  }
  bus.on("status.stored", ({ update: { accountId, status } }) => {
    if (status !== "ready") return;
    goOn(accountId).catch((thrown: unknown) => {
      // Too early, or the account is gone again: the next time will do.
      if (!(thrown instanceof AppError)) log.warn("history.not_gone_on", { message: toError(thrown).message });
    });
  });
  return { sync, commands };
}
