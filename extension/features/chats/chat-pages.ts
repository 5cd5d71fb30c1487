/** The chats that are known of an account, page by page; a newer first page does not cost what was read behind it. Pure. */
import type { ChatPage, StoredChat } from "#shared/chats";

export interface ChatPages {
  /** The newest first. */
  readonly chats: readonly StoredChat[];
  readonly total: number;
  /** Where the next page begins; null after the last. */
  readonly cursor: string | null;
}

export function firstPage({ chats, total, nextCursor }: ChatPage): ChatPages {
  return { chats, total, cursor: nextCursor };
}

export function withNextPage(known: ChatPages, { chats, total, nextCursor }: ChatPage): ChatPages {
  // One that got a message meanwhile is at the top and comes no second time.
  const ids = new Set(known.chats.map(({ chatId }) => chatId));
  return { chats: [...known.chats, ...chats.filter(({ chatId }) => !ids.has(chatId))], total, cursor: nextCursor };
}

/** After live messages, which only bring chats to the top: what is behind the page is as it was. */
export function withNewFirstPage(known: ChatPages, page: ChatPage): ChatPages {
  if (page.nextCursor === null) return firstPage(page);
  const ids = new Set(page.chats.map(({ chatId }) => chatId));
  const rest = known.chats.filter(({ chatId }) => !ids.has(chatId));
  // Where nothing is left the old place may lie before the page's end.
  if (rest.length === 0) return firstPage(page);
  return { chats: [...page.chats, ...rest], total: page.total, cursor: known.cursor };
}
