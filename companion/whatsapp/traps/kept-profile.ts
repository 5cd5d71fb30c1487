/**
 * Trap: LocalAuth deletes the profile under the running browser after a logout (gotcha 1e), and cannot refuse to show
 * a QR. This strategy leaves the folder to the browser host and fails an unattended start whose session is lost.
 */
import type { AuthStrategy } from "whatsapp-web.js";

const nothing = async () => {};

/** `mayLink` is asked when WhatsApp Web wants to be linked. */
export function createKeptProfile(mayLink: () => boolean): AuthStrategy {
  return {
    setup: () => {},
    beforeBrowserInitialized: nothing,
    afterBrowserInitialized: nothing,
    onAuthenticationNeeded: async () => ({ failed: !mayLink(), restart: false }),
    getAuthEventPayload: nothing,
    afterAuthReady: nothing,
    disconnect: nothing,
    destroy: nothing,
    logout: nothing,
  };
}
