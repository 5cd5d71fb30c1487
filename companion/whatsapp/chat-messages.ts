/** Messages of the library and of the page, as the port's `ChatMessage`. */
import type { MessageAuthor } from "#shared/chats";
import type { MessageAck } from "#shared/messages";
import type { ChatMessage, MediaNote } from "./client-port";
import { authorIdOf, chatIdOf, type MessageKey, messageIdOf } from "./compat/message-ids";

/** What is said of media, by the sender's phone: any of it may be missing or be nonsense. */
interface MediaClaims {
  readonly mimetype?: unknown;
  readonly filename?: unknown;
  readonly size?: unknown;
}

interface LibraryMessage extends MediaClaims {
  readonly id: MessageKey;
  readonly body?: string | undefined;
  readonly type: string;
  readonly timestamp: number;
  /** What the sender calls itself. */
  readonly notifyName?: string | undefined;
  readonly hasMedia?: boolean | undefined;
  readonly ack?: number | undefined;
  /** Where the library keeps the page's own fields. */
  readonly rawData?: object | undefined;
}

const longestName = 200;

function textOf(claim: unknown): string | null {
  return typeof claim === "string" && claim !== "" ? claim.slice(0, longestName) : null;
}

export function mediaNoteOf({ mimetype, filename, size }: MediaClaims): MediaNote {
  const bytes = typeof size === "number" && Number.isSafeInteger(size) && size >= 0 ? size : null;
  return { mimetype: textOf(mimetype), filename: textOf(filename), bytes };
}

/** WhatsApp counts from -1, a failure, to 4, played. */
export function ackOf(ack: number): MessageAck {
  const named: readonly MessageAck[] = ["failed", "pending", "sent", "delivered", "read", "played"];
  return named[ack + 1] ?? "unknown";
}

function authorOf({ id, rawData, ...message }: LibraryMessage): MessageAuthor | null {
  const authorId = id.fromMe ? null : authorIdOf(id);
  if (authorId === null) return null;
  const { notifyName }: { readonly notifyName?: unknown } = rawData ?? message;
  return { id: authorId, name: textOf(notifyName) };
}

export function toChatMessage(message: LibraryMessage): ChatMessage {
  const { id, body, type, timestamp, hasMedia, rawData, ack } = message;
  const media = hasMedia === true ? { media: mediaNoteOf(rawData ?? message) } : {};
  const author = authorOf(message);
  return {
    messageId: messageIdOf(id),
    chatId: chatIdOf(id),
    fromMe: id.fromMe,
    body: body ?? "",
    type,
    timestamp,
    ...media,
    ...(id.fromMe && ack !== undefined && { ack: ackOf(ack) }),
    ...(author !== null && { author }),
  };
}

/** Where status updates live: they are no chat. */
export const statusChatId = "status@broadcast";
