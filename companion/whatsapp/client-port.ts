/** What the pool needs from a WhatsApp client, and every fact a client may report. Knows no library. */
import type { MessageAuthor } from "#shared/chats";
import type { MessageAck, MessageAckEvent } from "#shared/messages";
import type { StatusReason } from "#shared/status";
import type { SelfCheck } from "./compat/self-check";
import type { Picture } from "./own-picture";

export type LinkRequest = { readonly method: "qr" } | { readonly method: "pairing"; readonly phoneNumber: string };

export interface ClientOptions {
  readonly accountId: string;
  readonly link: LinkRequest;
  /** False for starts nobody watches: a lost session ends as `credentials_lost` instead of showing a challenge. */
  readonly mayLink: boolean;
}

/** What WhatsApp tells of a picture, voice message or file before anybody fetches it. */
export interface MediaNote {
  readonly mimetype: string | null;
  readonly filename: string | null;
  readonly bytes: number | null;
}

export interface MediaFile {
  readonly mimetype: string | null;
  readonly filename: string | null;
  readonly content: Uint8Array<ArrayBuffer>;
}

export interface ChatMessage {
  readonly messageId: string;
  readonly chatId: string;
  readonly fromMe: boolean;
  readonly body: string;
  readonly type: string;
  /** Unix seconds, as WhatsApp gives it. */
  readonly timestamp: number;
  readonly media?: MediaNote;
  /** How far an own message has come. */
  readonly ack?: MessageAck;
  /** Only of messages that others wrote in a group. */
  readonly author?: MessageAuthor;
}

export interface ChatSummary {
  readonly chatId: string;
  readonly title: string;
  readonly isGroup: boolean;
  readonly unreadCount: number;
  /** Unix seconds of the last message, null when unknown. */
  readonly timestamp: number | null;
}

/** What a client reports, in the order it happened. After `ended` nothing more comes. */
export type ClientFact =
  | { readonly kind: "qr"; readonly text: string }
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "syncing"; readonly percent: number }
  | { readonly kind: "authenticated" }
  | { readonly kind: "ready"; readonly phoneNumber: string; readonly pushName: string | null }
  | { readonly kind: "offline" }
  | { readonly kind: "online" }
  | { readonly kind: "battery"; readonly percent: number }
  | { readonly kind: "message"; readonly message: ChatMessage }
  | ({ readonly kind: "ack" } & Omit<MessageAckEvent, "accountId">)
  /** Before each `ready`, and whenever the page was looked at again. An unusable page keeps its link and its browser. */
  | { readonly kind: "checked"; readonly check: SelfCheck }
  /** WhatsApp asks for the person's passkey: the QR or code is void, and nothing may be tried meanwhile. */
  | { readonly kind: "passkey" }
  | { readonly kind: "ended"; readonly reason: StatusReason; readonly cause?: Error };

export interface WhatsAppClient {
  /**
   * Launches the browser and loads WhatsApp Web; resolves when the page waits for the phone or restores its session.
   * Never rejects: a failure is reported as `ended` with its reason.
   */
  start(): Promise<void>;
  /** Ends page and browser at any stage; resolves when the process is gone. Repeated calls share one ending. */
  stop(): Promise<void>;
  /** Unlinks on WhatsApp (bounded), then stops. Resolves to whether the phone was told. */
  logout(): Promise<boolean>;
  /** Asks for a fresh QR after the page ran out of them. */
  refreshQr(): Promise<void>;
  listChats(): Promise<readonly ChatSummary[]>;
  /** The newest `limit` messages of a chat, oldest first. */
  fetchMessages(chatId: string, limit: number): Promise<readonly ChatMessage[]>;
  /** What comes with a message; null when WhatsApp does not give it now. `media_too_large` above `maxBytes`. */
  fetchMedia(messageId: string, maxBytes: number): Promise<MediaFile | null>;
  /** Asks the phone for older history of a chat; false means it was not asked, which is no error. */
  requestHistory(chatId: string): Promise<boolean>;
  /** The page as it looks now, as PNG, at any stage. */
  screenshot(): Promise<Uint8Array<ArrayBuffer>>;
  /** What the account shows of itself to others; null when it shows nothing. */
  ownPicture(): Promise<Picture | null>;
  /** Sends one text; null id means WhatsApp took it without telling its id: unknown, never re-sent. */
  sendText(chatId: string, text: string): Promise<{ readonly messageId: string | null }>;
}

export type ClientFactory = (options: ClientOptions, report: (fact: ClientFact) => void) => WhatsAppClient;
