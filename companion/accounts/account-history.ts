/** The history syncs of accounts: through which client they read, and when one that was cut off goes on. */
import { AppError, toError } from "../errors";
import type { HistoryStore } from "../history/history-store";
import { createHistorySync, type HistorySync } from "../history/sync-history";
import { withMediaNoted } from "../media/noted-history";
import { type AccountContext, findAccount } from "./account-context";
import { createHistoryCommands, type HistoryCommands } from "./history-commands";

const againMs = 20_000;

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

  async function tryGoOn(accountId: string): Promise<void> {
    const limit = await sync.cutOff(accountId);
    if (limit !== null) await commands.begin(await findAccount(context, accountId), limit);
  }

  const waiting = new Map<string, () => void>();
  /** What keeps it from going on may pass while the account stays ready: a fresh link's quiet, a busy database. */
  function goOn(accountId: string): void {
    waiting.get(accountId)?.();
    waiting.delete(accountId);
    if (context.isDraining()) return;
    tryGoOn(accountId).catch((thrown: unknown) => {
      const code = thrown instanceof AppError ? thrown.code : "internal";
      log.info("history.not_gone_on", { accountId, code, message: toError(thrown).message });
      const again = () => {
        waiting.delete(accountId);
        if (pool.readyClientOf(accountId) !== null) goOn(accountId);
      };
      waiting.set(accountId, clock.after(againMs, again));
    });
  }
  bus.on("status.stored", ({ update: { accountId, status } }) => {
    if (status === "ready") goOn(accountId);
  });
  return { sync, commands };
}
