/**
 * Reads chats and messages inside the page. The library's `getChats` asks WhatsApp for every group's participants and
 * fails as a whole when one chat does (drift section 3); these read only what is shown.
 */
import type { ChatSummary } from "./client-port";
import type { MessageKey } from "./compat/message-ids";
import type { WhatsAppWindow } from "./whatsapp-page";

/** Runs in the page. */
export function readChats(): ChatSummary[] {
  const page = window as unknown as WhatsAppWindow;
  return page
    .require("WAWebCollections")
    .Chat.getModelsArray()
    .map((chat) => ({
      chatId: chat.id._serialized,
      title: chat.formattedTitle ?? chat.id._serialized,
      isGroup: chat.id.server === "g.us",
      unreadCount: Math.max(0, chat.unreadCount ?? 0),
      timestamp: chat.t ?? null,
    }));
}

/** Runs in the page. */
export function hasChat(chatId: string): boolean {
  const chats = (window as unknown as WhatsAppWindow).require("WAWebCollections").Chat.getModelsArray();
  return chats.some((chat) => chat.id._serialized === chatId);
}

export interface ReadMessage {
  readonly id: MessageKey;
  readonly body: string | undefined;
  readonly type: string;
  readonly timestamp: number;
  readonly ack: number | undefined;
  readonly notifyName: string | undefined;
  readonly hasMedia: boolean;
  readonly mimetype: string | undefined;
  readonly filename: string | undefined;
  readonly size: number | undefined;
}

/** Runs in the page: the newest `limit` messages, oldest first, loading earlier ones as needed. */
export async function readMessages(chatId: string, limit: number): Promise<ReadMessage[]> {
  const page = window as unknown as WhatsAppWindow;
  const chat = await page.WWebJS?.getChat(chatId, { getAsModel: false });
  if (!chat) return [];
  const known = chat.msgs.getModelsArray();
  const seen = new Set(known.map((message) => message.id.id));
  let messages = known.filter((message) => !message.isNotification);
  while (messages.length < limit) {
    const loaded = await page.require("WAWebChatLoadMessages").loadEarlierMsgs({ chat });
    // What was there already is no progress: a page that gives it again would never come to an end.
    const earlier = (loaded ?? []).filter((message) => !seen.has(message.id.id));
    if (earlier.length === 0) break;
    for (const message of earlier) seen.add(message.id.id);
    messages = [...earlier.filter((message) => !message.isNotification), ...messages];
  }
  return messages
    .sort((one, other) => one.t - other.t)
    .slice(-limit)
    .map(({ id, body, caption, type, t, ack, notifyName, mediaObject, directPath, mimetype, filename, size }) => ({
      // Keys are class instances whose ids are too: only their own fields travel to Node.
      id: {
        ...id,
        remote: typeof id.remote === "string" ? id.remote : id.remote._serialized,
        participant: typeof id.participant === "object" ? id.participant._serialized : id.participant,
      },
      // The body of media is a preview of it.
      body: mediaObject === undefined && !directPath ? body : caption,
      type,
      timestamp: t,
      ack,
      notifyName,
      hasMedia: Boolean(directPath),
      mimetype,
      filename,
      size,
    }));
}

/**
 * Runs in the page: where the account's own picture is. The library's way opens a chat with oneself first, which newer
 * pages refuse (drift row 14).
 */
export async function readOwnPictureUrl(): Promise<string | null> {
  const page = window as unknown as WhatsAppWindow;
  const { getMaybeMePnUser, getMaybeMeLidUser } = page.require("WAWebUserPrefsMeUser");
  const pictures = page.require("WAWebContactProfilePicThumbBridge");
  try {
    const found = await pictures.requestProfilePicFromServer({ id: getMaybeMePnUser() ?? getMaybeMeLidUser() });
    return found?.eurl ?? null;
  } catch (error) {
    // How WhatsApp says that there is no picture, or none to see.
    if ((error as Error).name === "ServerStatusCodeError") return null;
    throw error;
  }
}
