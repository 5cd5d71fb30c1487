/** Asking for an account's older messages by its name, and calling that off. */
import { AppError } from "../errors";
import type { HistorySync } from "../history/sync-history";
import { type AccountContext, findAccount } from "./account-context";
import type { AccountUseCases } from "./use-cases";
import { wakeAccount } from "./waking";

const needed = ["chats", "history"];

export function createHistoryCommands(
  context: AccountContext,
  sync: HistorySync,
  assertQuietIsOver: (accountId: string) => Promise<void>,
): Pick<AccountUseCases, "syncHistory" | "cancelSync"> {
  return {
    cancelSync: async (name) => ({ wasRunning: sync.cancel((await findAccount(context, name)).id) }),
    syncHistory: async (name, limit) => {
      await wakeAccount(context, name);
      const account = await findAccount(context, name);
      if (account.degraded.some((capability) => needed.includes(capability))) throw new AppError("capability_degraded");
      await assertQuietIsOver(account.id);
      return { syncId: sync.begin(account.id, limit ?? account.syncLimit) };
    },
  };
}
