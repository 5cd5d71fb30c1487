/**
 * Trap: the library listens for `hasSynced` only after its injection and never reads the value; a stored session that
 * is synced by then never becomes ready (gotcha 1, #201821). The cure is to call its own function once more.
 */
import type { WhatsAppWindow } from "../whatsapp-page";

export interface PageState {
  /** `Socket.state`; null before WhatsApp Web knows it. */
  readonly socket: string | null;
  readonly hasSynced: boolean;
  /** Whether whatsapp-web.js went on to its last step. */
  readonly hasUtilities: boolean;
}

/** Runs in the page. */
export function readPageState(): PageState {
  const page = window as unknown as WhatsAppWindow;
  const { Socket } = page.require("WAWebSocketModel");
  return {
    socket: Socket.state ?? null,
    hasSynced: Socket.hasSynced === true,
    hasUtilities: page.WWebJS !== undefined,
  };
}

export function hasMissedSync(state: PageState): boolean {
  return state.hasSynced && !state.hasUtilities;
}

/** Runs in the page. */
export async function repeatSync(): Promise<void> {
  await (window as unknown as WhatsAppWindow).onAppStateHasSyncedEvent?.();
}
