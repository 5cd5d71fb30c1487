/** What the stand-in's page and its server say to each other over their WebSocket; imported by both sides. */
import type { Knobs } from "./knobs";

export interface WireMedia {
  readonly mimetype: string;
  readonly filename: string;
  /** Base64, so that a download gives the exact bytes back. */
  readonly content: string;
}

export interface WireMessage {
  readonly id: string;
  readonly chatId: string;
  readonly fromMe: boolean;
  /** Who wrote it, in groups only. */
  readonly author: string | null;
  readonly body: string;
  readonly type: string;
  /** Unix seconds, as WhatsApp counts. */
  readonly timestamp: number;
  readonly ack: number;
  readonly media: WireMedia | null;
}

export interface WireChat {
  readonly id: string;
  readonly title: string;
  readonly participants: readonly string[];
  readonly unreadCount: number;
  readonly timestamp: number;
  /** `endOfHistoryTransferType`: 0 = more can be asked from the phone, 2 = complete, 4 = phone only. */
  readonly historyState: number;
  /** The newest few; older ones are loaded on demand. */
  readonly recent: readonly WireMessage[];
}

export interface WireAccount {
  readonly number: string;
  readonly pushName: string;
  readonly battery: number;
  readonly plugged: boolean;
  readonly chats: readonly WireChat[];
  /** Number of the last event this state includes. */
  readonly seq: number;
}

/** The last four fields of a QR text; the server refuses a scan whose keys are not the page's. */
export interface QrKeys {
  readonly noise: string;
  readonly identity: string;
  readonly advSecret: string;
  readonly platform: string;
}

export interface DeviceLogin {
  readonly id: string;
  readonly secret: string;
}

export type PhoneEvent =
  | { readonly kind: "message"; readonly message: WireMessage; readonly chat: WireChat }
  | { readonly kind: "ack"; readonly messageId: string; readonly chatId: string; readonly ack: number };

export interface NumberedEvent {
  readonly seq: number;
  readonly event: PhoneEvent;
}

export const unlinkStyles = ["navigate", "state", "reload"] as const;
/** How the page learns that the phone removed it: logout event and navigation, only a socket state, or a bare reload. */
export type UnlinkStyle = (typeof unlinkStyles)[number];

export const pageActions = [
  "reload",
  "busy-loop",
  "cut-bridge",
  "replace-state",
  "add-iframe",
  "repeat-sync",
  "cancel-passkey",
] as const;
export type PageAction = (typeof pageActions)[number];

/** Questions the page asks the server, with the type of the answer. */
export interface PageCalls {
  readonly pairingCode: { params: { phoneNumber: string }; result: string };
  readonly history: { params: { chatId: string; beforeId: string | null; count: number }; result: WireMessage[] };
  readonly requestHistory: { params: { chatId: string }; result: true };
  readonly send: {
    params: { id: string; chatId: string; body: string; type: string; timestamp: number };
    result: number;
  };
  readonly logout: { params: Record<string, never>; result: true };
  readonly numberExists: { params: { number: string }; result: boolean };
  readonly picture: { params: { chatId: string }; result: string | null };
}
export type PageCallName = keyof PageCalls;

export type FromPage =
  | {
      readonly kind: "hello";
      readonly tab: string;
      readonly login: DeviceLogin | null;
      readonly keys: QrKeys;
      /** The last event the page has seen; null when it just loaded and knows nothing yet. */
      readonly seq: number | null;
      readonly version: string;
    }
  | { readonly kind: "state"; readonly state: string; readonly hasSynced: boolean }
  | { readonly kind: "keys"; readonly keys: QrKeys }
  | { readonly kind: "want-refs" }
  | { readonly kind: "seen"; readonly chatId: string }
  | { readonly kind: "report"; readonly what: PageReport; readonly text: string }
  | { readonly kind: "call"; readonly callId: number; readonly name: PageCallName; readonly params: unknown };

export type PageReport = "unknown-module" | "unhandled-rejection" | "page-error";

export type ToPage =
  | { readonly kind: "unpaired"; readonly wasForgotten: boolean }
  | { readonly kind: "ref"; readonly ref: string }
  | { readonly kind: "refs-exhausted" }
  | { readonly kind: "linked"; readonly login: DeviceLogin; readonly account: WireAccount }
  | { readonly kind: "restored"; readonly account: WireAccount }
  | { readonly kind: "resumed"; readonly events: readonly NumberedEvent[] }
  | { readonly kind: "event"; readonly numbered: NumberedEvent }
  | { readonly kind: "battery"; readonly battery: number; readonly plugged: boolean }
  | { readonly kind: "passkey" }
  | { readonly kind: "conflict" }
  | { readonly kind: "unlinked"; readonly style: UnlinkStyle }
  | { readonly kind: "action"; readonly action: PageAction }
  | { readonly kind: "knobs"; readonly knobs: Knobs }
  | { readonly kind: "reply"; readonly callId: number; readonly result: unknown }
  | { readonly kind: "failure"; readonly callId: number; readonly name: string; readonly message: string };
