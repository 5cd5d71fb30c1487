/** Unlinks inside the page. The library's own `logout` would also close the browser and wait for it by itself. */
import type { WhatsAppWindow } from "./whatsapp-page";

/** Runs in the page; resolves when WhatsApp knows. */
export async function logOutInPage(): Promise<void> {
  await (window as unknown as WhatsAppWindow).require("WAWebSocketModel").Socket.logout();
}
