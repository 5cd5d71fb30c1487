/** The chat that is looked at, as far as its title goes. */
import type { StoredChat } from "#shared/chats";

export interface OpenedChat extends Pick<StoredChat, "chatId" | "title" | "isGroup"> {
  /** The message to open it at; absent: the newest. */
  readonly around?: string | undefined;
}

export function openedChat({ chatId, title, isGroup, around }: OpenedChat): OpenedChat {
  return { chatId, title, isGroup, around };
}

/** The number behind a chat without a name; null where WhatsApp shows none. */
export function numberOf(chatId: string): string | null {
  return /^(\d+)@c\.us$/.exec(chatId)?.[1] ?? null;
}
