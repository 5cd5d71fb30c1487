/** Turns the library's events into the port's facts and endings. */
import type { StatusReason } from "#shared/status";
import { ackOf, statusChatId, toChatMessage } from "./chat-messages";
import type { ChatMessage } from "./client-port";
import type { LibraryClient } from "./library-client";
import { reasonOfDisconnect } from "./traps/end-reasons";
import { isScannableQr } from "./traps/incomplete-qr";
import type { FactGate } from "./traps/repeated-facts";

interface LibraryFactsOptions {
  readonly gate: FactGate;
  /** A QR this client may show. In the pairing mode it only says that the page waits for a phone. */
  readonly onQr: (text: string) => void;
  readonly onSync: () => void;
  readonly onReady: () => void;
  readonly onMessage: (message: ChatMessage) => void;
  readonly end: (reason: StatusReason, cause?: Error) => void;
}

export function reportLibraryFacts(library: LibraryClient, options: LibraryFactsOptions): void {
  const { gate, end } = options;
  library.on("qr", (text) => {
    if (isScannableQr(text)) options.onQr(text);
  });
  library.on("loading_screen", (percent) => {
    // It comes before the library's own `authenticated`, and only a linked page has anything to load.
    gate.pass({ kind: "authenticated" });
    gate.pass({ kind: "syncing", percent: Number(percent) });
  });
  library.on("authenticated", () => {
    options.onSync();
    gate.pass({ kind: "authenticated" });
  });
  library.on("ready", () => {
    gate.pass({ kind: "authenticated" });
    options.onReady();
  });
  library.on("auth_failure", () => end(gate.isAuthenticated() ? "logged_out_on_phone" : "credentials_lost"));
  library.on("disconnected", (state) => end(reasonOfDisconnect(state), new Error(`WhatsApp Web is ${state}`)));
  library.on("change_state", (state) => gate.pass({ kind: String(state) === "CONNECTED" ? "online" : "offline" }));
  library.on("change_battery", ({ battery }) => {
    if (Number.isFinite(battery)) gate.pass({ kind: "battery", percent: Math.round(battery) });
  });
  library.on("message_ack", (acked, ack) => {
    const { messageId, chatId, fromMe } = toChatMessage(acked);
    if (fromMe && chatId !== statusChatId) gate.pass({ kind: "ack", messageId, chatId, ack: ackOf(ack) });
  });
  library.on("message_create", (created) => {
    const message = toChatMessage(created);
    if (message.chatId === statusChatId) return;
    options.onMessage(message);
    gate.pass({ kind: "message", message });
  });
}

export function identityOf({ info }: LibraryClient): {
  readonly phoneNumber: string;
  readonly pushName: string | null;
} {
  // Since the move to hidden ids WhatsApp may name an account by one of them, which is no phone number.
  const phoneNumber = info.wid.server === "c.us" ? info.wid.user : "";
  return { phoneNumber, pushName: info.pushname || null };
}
