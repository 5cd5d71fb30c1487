/**
 * Trap: a page may live, answer and say CONNECTED while nothing it tells arrives any more, because the functions the
 * library exposed to it are gone or lead nowhere; `ready` is a lie then (gotcha 6). So a call goes the way every event
 * goes, through one of the library's own functions and with an empty list: nobody is told anything, and nothing leaves
 * this machine.
 */
import type { WhatsAppWindow } from "../whatsapp-page";

/** Runs in the page. Resolves when the library has answered; rejects or hangs where nobody hears. */
export async function callBridge(): Promise<void> {
  await (window as unknown as WhatsAppWindow).onReaction([]);
}
