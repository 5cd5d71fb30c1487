/** Messages that arrive or are sent while an account is ready: stored first, then told. */
import type { MessageEvent } from "#shared/history";
import type { ChatMessage } from "../whatsapp/client-port";
import type { HistoryStore } from "./history-store";

export interface LiveMessagesOptions {
  readonly history: Pick<HistoryStore, "saveLive">;
  /** Notes that the account was active. */
  readonly touch: (accountId: string) => void;
  readonly onSeen: (event: MessageEvent) => void;
}

export type TakeMessage = (accountId: string, message: ChatMessage) => Promise<void>;

export function createLiveMessages({ history, touch, onSeen }: LiveMessagesOptions): TakeMessage {
  return async (accountId, message) => {
    await history.saveLive(accountId, message);
    touch(accountId);
    const { media, ...seen } = message;
    const timestamp = new Date(message.timestamp * 1000).toISOString();
    onSeen({ accountId, ...seen, timestamp, ...(media !== undefined && { media: { ...media, isStored: false } }) });
  };
}
