/** Reading an account's stored chats and messages by its name. */
import type { ChatPage, MessagePage, ThreadPage } from "#shared/chats";
import type { ChatReader } from "../history/chat-reader";
import { type AccountContext, findAccount } from "./account-context";

const defaultPageSize = 50;

export interface ChatPageQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface ThreadPageQuery extends ChatPageQuery {
  readonly around?: string | undefined;
}

/** Every method throws `account_not_found`. */
export interface ChatUseCases {
  listChats(name: string, page: ChatPageQuery): Promise<ChatPage>;
  listMessages(name: string, chatId: string, page: ThreadPageQuery): Promise<ThreadPage>;
  searchMessages(name: string, text: string, page: ChatPageQuery): Promise<MessagePage>;
}

export function createChatCommands(context: AccountContext, chats: ChatReader): ChatUseCases {
  const idOf = async (name: string) => (await findAccount(context, name)).id;
  const sized = ({ limit, cursor }: ChatPageQuery) => ({ limit: limit ?? defaultPageSize, cursor });
  return {
    listChats: async (name, page) => chats.listChats(await idOf(name), sized(page)),
    listMessages: async (name, chatId, { around, ...page }) =>
      chats.listMessages(await idOf(name), chatId, { ...sized(page), around }),
    searchMessages: async (name, text, page) => chats.searchMessages(await idOf(name), text, sized(page)),
  };
}
