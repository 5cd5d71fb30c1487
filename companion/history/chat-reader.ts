/** What is asked of the stored chats and messages of one account. */
import type { ChatPage, MessagePage } from "#shared/chats";

export interface PageQuery {
  readonly limit: number;
  /** From the page before; one that is none begins at the top. */
  readonly cursor?: string | undefined;
}

export interface ChatReader {
  /** The newest first; those without a message last. */
  listChats(accountId: string, page: PageQuery): Promise<ChatPage>;
  /** The newest first; empty for a chat nothing is known of. */
  listMessages(accountId: string, chatId: string, page: PageQuery): Promise<MessagePage>;
  /** Messages of any chat with all of these words, or words that begin so, the newest first. */
  searchMessages(accountId: string, text: string, page: PageQuery): Promise<MessagePage>;
}
