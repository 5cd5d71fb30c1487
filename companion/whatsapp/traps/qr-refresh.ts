/**
 * Trap: after its six QRs the page waits, and the library's own refresh runs in Node instead of the page (gotcha 4).
 * WhatsApp moved the function in July 2026 and again in October (drift row 4), so both places are tried.
 */
import type { WhatsAppWindow } from "../whatsapp-page";

/** Runs in the page; false when neither place has the function. */
export function refreshQrInPage(): boolean {
  const page = window as unknown as WhatsAppWindow;
  try {
    const launcher = page.require("WAWebLaunchSocketUtils");
    if (launcher.refreshQR !== undefined) {
      launcher.refreshQR();
      return true;
    }
  } catch {
    // An unknown module: older builds have the function on Cmd only.
  }
  const { Cmd } = page.require("WAWebCmd");
  if (Cmd.refreshQR === undefined) return false;
  Cmd.refreshQR();
  return true;
}
