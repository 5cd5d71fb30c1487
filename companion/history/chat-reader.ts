/** What is asked of the stored chats and messages of one account. */
import type { ChatPage, MessagePage, ThreadPage } from "#shared/chats";

export interface PageQuery {
  readonly limit: number;
  /** From the page before; one that is none begins at the top. */
  readonly cursor?: string | undefined;
}

export interface ThreadQuery extends PageQuery {
  /** Without a cursor: the page with this message in its middle; the newest when there is none such. */
  readonly around?: string | undefined;
}

export interface ChatReader {
  /** The newest first; those without a message last. */
  listChats(accountId: string, page: PageQuery): Promise<ChatPage>;
  /** The newest first; empty for a chat nothing is known of. */
  listMessages(accountId: string, chatId: string, page: ThreadQuery): Promise<ThreadPage>;
  /** Messages of any chat with all of these words, or words that begin so, the newest first. */
  searchMessages(accountId: string, text: string, page: PageQuery): Promise<MessagePage>;
}
