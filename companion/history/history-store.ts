/** What history needs of the place where chats and messages are kept. */
import type { ChatMessage, ChatSummary } from "../whatsapp/client-port";

export interface HistoryStore {
  /** Stores or refreshes chats. */
  saveChats(accountId: string, chats: readonly ChatSummary[]): Promise<void>;
  /** Stores messages once each, whatever how often they are seen; nothing for an account that is gone. */
  saveMessages(accountId: string, messages: readonly ChatMessage[]): Promise<void>;
  /** Stores one that arrived or was sent just now: it is unread, or says that the chat was answered. */
  saveLive(accountId: string, message: ChatMessage): Promise<void>;
  /** Drops messages older than `before`, ISO text. */
  forgetMessages(before: string): Promise<void>;
  /** Whether any message of this chat is known. */
  knowsChat(accountId: string, chatId: string): Promise<boolean>;
  countMessages(accountId: string): Promise<number>;
}
