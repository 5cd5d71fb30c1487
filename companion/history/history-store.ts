/** What history needs of the place where chats and messages are kept. */
import type { MessageAckEvent } from "#shared/messages";
import type { ChatMessage, ChatSummary } from "../whatsapp/client-port";

/** A history sync that has not come to its end. */
export interface KeptSync {
  readonly syncId: string;
  /** Messages of each chat. */
  readonly limit: number;
  /** Read so far. */
  readonly messages: number;
  /** ISO text. */
  readonly startedAt: string;
}

export interface SyncedChat {
  readonly syncId: string;
  readonly chatId: string;
}

export interface HistoryStore {
  /** Stores or refreshes chats. */
  saveChats(accountId: string, chats: readonly ChatSummary[]): Promise<void>;
  /**
   * Stores messages once each, whatever how often they are seen; nothing for an account that is gone. With `synced` also,
   * in the same write, that this sync has read this chat.
   */
  saveMessages(accountId: string, messages: readonly ChatMessage[], synced?: SyncedChat): Promise<void>;
  /** Stores one that arrived or was sent just now: it is unread, or says that the chat was answered. */
  saveLive(accountId: string, message: ChatMessage): Promise<void>;
  /** How far an own message has come; one that came later than it says stays. */
  saveAck(event: Omit<MessageAckEvent, "chatId">): Promise<void>;
  /** Keeps it until its end, in place of one that was not ended; nothing for an account that is gone. */
  beginSync(accountId: string, sync: KeptSync): Promise<void>;
  findSync(accountId: string): Promise<KeptSync | null>;
  endSync(accountId: string): Promise<void>;
  /** Ids of the chats that this sync has read. */
  listSynced(accountId: string, syncId: string): Promise<readonly string[]>;
  /** Drops messages older than `before`, ISO text. */
  forgetMessages(before: string): Promise<void>;
  /** Whether any message of this chat is known. */
  knowsChat(accountId: string, chatId: string): Promise<boolean>;
  countMessages(accountId: string): Promise<number>;
}
