/** The few modules of WhatsApp Web that our own page functions touch, as types; they exist only inside the page. */
import type { MessageKey } from "./compat/message-ids";

interface PageMessage {
  readonly id: MessageKey;
  readonly body?: string;
  readonly caption?: string;
  readonly type: string;
  readonly t: number;
  readonly ack?: number;
  /** What the sender calls itself. */
  readonly notifyName?: string;
  readonly isNotification?: boolean;
  readonly mediaObject?: unknown;
  /** Where the bytes of its media are; only those with any have it. */
  readonly directPath?: string;
  readonly mimetype?: string;
  readonly filename?: string;
  readonly size?: number;
}

interface PageChat {
  readonly id: { readonly _serialized: string; readonly server: string };
  readonly formattedTitle?: string;
  readonly unreadCount?: number;
  readonly t?: number;
  readonly msgs: { getModelsArray(): PageMessage[] };
}

interface WhatsAppModules {
  readonly WAWebSocketModel: {
    readonly Socket: { readonly state?: string; readonly hasSynced?: boolean; logout(): Promise<unknown> };
  };
  readonly WAWebCollections: { readonly Chat: { getModelsArray(): PageChat[] } };
  readonly WAWebChatLoadMessages: { loadEarlierMsgs(of: { chat: PageChat }): Promise<PageMessage[] | undefined> };
  readonly WAWebLaunchSocketUtils: { refreshQR?(): unknown };
  readonly WAWebUserPrefsMeUser: { getMaybeMePnUser(): object | null; getMaybeMeLidUser(): object | null };
  readonly WAWebContactProfilePicThumbBridge: {
    requestProfilePicFromServer(of: { readonly id: object | null }): Promise<{ readonly eurl?: string } | undefined>;
  };
  readonly WAWebCmd: { readonly Cmd: { refreshQR?(): unknown } };
}

/**
 * `window` inside the page. A function that runs there must be self-contained and must give no name to a function
 * inside it: the transpiler wraps named ones into a call of a helper that exists in Node only.
 */
export interface WhatsAppWindow {
  require<Name extends keyof WhatsAppModules>(name: Name): WhatsAppModules[Name];
  /** Put there by whatsapp-web.js when it begins to inject. */
  readonly AuthStore?: unknown;
  /** Put there by whatsapp-web.js once it heard of the sync. */
  readonly WWebJS?: { getChat(chatId: string, options: { getAsModel: false }): Promise<PageChat | undefined> };
  onAppStateHasSyncedEvent?(): Promise<void>;
  /** One of the library's events, exposed before it says ready; tells of each reaction in the list. */
  onReaction(reactions: readonly never[]): Promise<void>;
}
