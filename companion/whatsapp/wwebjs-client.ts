/** The port's client on top of whatsapp-web.js. */
import { within } from "../bounded";
import type { ClientFactory, WhatsAppClient } from "./client-port";
import { ClientSession, type WwebjsClientDependencies } from "./client-session";
import { createPageCalls } from "./page-calls";
import { logOutInPage } from "./page-logout";
import { installBrowserHandoff } from "./traps/browser-handoff";
import { isNavigationError } from "./traps/library-errors";
import { refreshQrInPage } from "./traps/qr-refresh";

export function createWwebjsClientFactory(dependencies: WwebjsClientDependencies): ClientFactory {
  installBrowserHandoff();
  return (options, report) => createWwebjsClient(new ClientSession(options, report, dependencies), dependencies);
}

function createWwebjsClient(session: ClientSession, dependencies: WwebjsClientDependencies): WhatsAppClient {
  const { clock, deadlines } = dependencies;
  const { library, gate, lifetime, echoes } = session;

  async function tellPhone(): Promise<boolean> {
    try {
      await within(clock, deadlines.tellPhoneMs, "Unlinking", session.evaluate(logOutInPage));
      return true;
    } catch (error) {
      // The page leaves for its start screen as soon as WhatsApp has taken the unlink.
      return isNavigationError(error);
    }
  }

  return {
    start: () => session.begin(),
    stop: () => lifetime.stop(),
    async logout() {
      const canTell = gate.isAuthenticated() && !lifetime.isOver();
      // From here on its end is ours: the page's own logout event must not report another one.
      lifetime.mute();
      const isTold = canTell && (await tellPhone());
      await lifetime.stop();
      return isTold;
    },
    async refreshQr() {
      const isAsked = await within(clock, deadlines.callMs, "A new QR", session.evaluate(refreshQrInPage));
      if (!isAsked) throw new Error("WhatsApp Web has no function for a new QR any more");
    },
    screenshot: () => within(clock, deadlines.callMs, "A screenshot", session.screenshot()),
    ...createPageCalls({
      library,
      echoes,
      clock,
      deadlines,
      isReady: () => gate.isReady() && !gate.isUnusable() && !lifetime.isOver(),
      degraded: () => session.degraded(),
      onWordless: () => session.suspect(),
    }),
  };
}
