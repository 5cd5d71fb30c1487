/** Asking for an account's older messages by its name, and calling that off. */
import { AppError } from "../errors";
import type { HistorySync } from "../history/sync-history";
import { type AccountContext, findAccount } from "./account-context";
import type { AccountRecord } from "./account-store";
import type { AccountUseCases } from "./use-cases";
import { wakeAccount } from "./waking";

const needed = ["chats", "history"];

export interface HistoryCommands extends Pick<AccountUseCases, "syncHistory" | "cancelSync"> {
  /** Throws when the account cannot be read, or not yet. */
  begin(account: AccountRecord, limit: number): Promise<string>;
}

export function createHistoryCommands(
  context: AccountContext,
  sync: HistorySync,
  assertQuietIsOver: (accountId: string) => Promise<void>,
): HistoryCommands {
  async function begin({ id, degraded }: AccountRecord, limit: number): Promise<string> {
    if (degraded.some((capability) => needed.includes(capability))) throw new AppError("capability_degraded");
    await assertQuietIsOver(id);
    return sync.begin(id, limit);
  }
  return {
    begin,
    cancelSync: async (name) => ({ wasRunning: await sync.cancel((await findAccount(context, name)).id) }),
    syncHistory: async (name, limit) => {
      await wakeAccount(context, name);
      const account = await findAccount(context, name);
      return { syncId: await begin(account, limit ?? account.syncLimit) };
    },
  };
}
