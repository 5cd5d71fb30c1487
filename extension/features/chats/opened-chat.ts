/** The chat that is looked at, as far as its title goes. */
import type { StoredChat } from "#shared/chats";

export type OpenedChat = Pick<StoredChat, "chatId" | "title" | "isGroup">;

export function openedChat({ chatId, title, isGroup }: OpenedChat): OpenedChat {
  return { chatId, title, isGroup };
}

/** The number behind a chat without a name; null where WhatsApp shows none. */
export function numberOf(chatId: string): string | null {
  return /^(\d+)@c\.us$/.exec(chatId)?.[1] ?? null;
}
