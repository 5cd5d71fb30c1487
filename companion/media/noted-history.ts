/** The store of messages, with a nudge to fetch whatever media they bring. */
import type { HistoryStore } from "../history/history-store";

type Saves = Pick<HistoryStore, "saveChats" | "saveMessages" | "saveLive">;

export function withMediaNoted(history: Saves, wake: (accountId: string) => void): Saves {
  return {
    saveChats: history.saveChats,
    saveMessages: async (accountId, messages, synced) => {
      await history.saveMessages(accountId, messages, synced);
      if (messages.some(({ media }) => media !== undefined)) wake(accountId);
    },
    saveLive: async (accountId, message) => {
      await history.saveLive(accountId, message);
      if (message.media !== undefined) wake(accountId);
    },
  };
}
