/** Messages of the library and of the page, as the port's `ChatMessage`. */
import type { ChatMessage } from "./client-port";
import { chatIdOf, type MessageKey, messageIdOf } from "./compat/message-ids";

interface LibraryMessage {
  readonly id: MessageKey;
  readonly body?: string | undefined;
  readonly type: string;
  readonly timestamp: number;
}

export function toChatMessage({ id, body, type, timestamp }: LibraryMessage): ChatMessage {
  return { messageId: messageIdOf(id), chatId: chatIdOf(id), fromMe: id.fromMe, body: body ?? "", type, timestamp };
}

/** Where status updates live: they are no chat. */
export const statusChatId = "status@broadcast";
