/** Trap: the library ends a client with a socket state, a bare string or puppeteer's error; these are their reasons. */
import type { StatusReason } from "#shared/status";
import { BrowserError } from "../../browsers/browser-error";

/** Socket states a client does not come back from, and the library's own word for an unlinked phone. */
const stateReasons: Readonly<Record<string, StatusReason>> = {
  LOGOUT: "logged_out_on_phone",
  UNPAIRED: "logged_out_on_phone",
  UNPAIRED_IDLE: "logged_out_on_phone",
  CONFLICT: "conflict",
  TOS_BLOCK: "account_restricted",
  SMB_TOS_BLOCK: "account_restricted",
  PROXYBLOCK: "network",
  DEPRECATED_VERSION: "incompatible_whatsapp_web",
};

/** Of the reason in the library's `disconnected` event. */
export function reasonOfDisconnect(state: string): StatusReason {
  return stateReasons[state] ?? "internal";
}

/** Of a state seen before the library listens for states; null while the page may still get somewhere. */
export function reasonOfBlockedState(state: string | null): StatusReason | null {
  if (state === null || state.startsWith("UNPAIRED")) return null;
  return stateReasons[state] ?? null;
}

/** Of what `initialize` threw. */
export function reasonOfFailedStart(error: Error): StatusReason {
  if (error instanceof BrowserError) return error.reason;
  if (/net::ERR_/.test(error.message)) return "network";
  if (/auth timeout/.test(error.message)) return "load_timeout";
  return isIncompatible(error) ? "incompatible_whatsapp_web" : "internal";
}

/** Of a linked page that did not become ready; `pageError` is the last thing it threw. */
export function reasonOfLateReady(pageError: Error | undefined): StatusReason {
  return pageError !== undefined && isIncompatible(pageError) ? "incompatible_whatsapp_web" : "ready_timeout";
}

/** The page lacks what the library needs: WhatsApp Web is not what this version knows. */
function isIncompatible(error: Error): boolean {
  return /module|is not a function|Cannot (read|set) properties|is not defined/i.test(error.message);
}
