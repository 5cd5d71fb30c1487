/** Messages of the library and of the page, as the port's `ChatMessage`. */
import type { ChatMessage, MediaNote } from "./client-port";
import { chatIdOf, type MessageKey, messageIdOf } from "./compat/message-ids";

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
  readonly hasMedia?: boolean | undefined;
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

export function toChatMessage(message: LibraryMessage): ChatMessage {
  const { id, body, type, timestamp, hasMedia, rawData } = message;
  const media = hasMedia === true ? { media: mediaNoteOf(rawData ?? message) } : {};
  return {
    messageId: messageIdOf(id),
    chatId: chatIdOf(id),
    fromMe: id.fromMe,
    body: body ?? "",
    type,
    timestamp,
    ...media,
  };
}

/** Where status updates live: they are no chat. */
export const statusChatId = "status@broadcast";
