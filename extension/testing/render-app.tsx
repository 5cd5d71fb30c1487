/** Renders a screen with the real stores and actions against a companion in memory. */
import { cleanup, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach } from "vitest";
import type { Account } from "#shared/account";
import { type App, AppProvider } from "../app/AppContext";
import { createCore } from "../app/core";
import { IntlRoot } from "../i18n/IntlRoot";
import type { Locale } from "../i18n/messages";
import { pairingItem } from "../storage/pairing";
import type { Connection } from "../stores/connection";
import { defaultPreferences } from "../stores/preferences";
import { FocusKeeper } from "../ui/FocusKeeper";
import { LiveRegion } from "../ui/LiveRegion";
import { TipLayer } from "../ui/TipLayer";
import { FakeClock } from "./fake-clock";
import { FakeCompanion } from "./fake-companion";
import "./patience";

afterEach(cleanup);

interface RenderOptions {
  readonly accounts?: readonly Account[];
  readonly connection?: Connection;
  readonly locale?: Locale;
  readonly companion?: FakeCompanion;
  readonly isPaired?: boolean;
}

/** What a test needs to look at and to move. */
export interface Rendered extends ReturnType<typeof render> {
  readonly app: App;
  readonly companion: FakeCompanion;
  readonly clock: FakeClock;
}

export async function pairBrowser(token = "token-of-this-browser"): Promise<void> {
  await pairingItem.setValue({
    state: "paired",
    deviceId: "00000000-0000-4000-8000-00000000000d",
    token,
    scope: "admin",
    expiresAt: "2026-12-31T00:00:00.000Z",
    companionUrl: defaultPreferences.companionUrl,
  });
}

export async function renderApp(screen: ReactNode, options: RenderOptions = {}): Promise<Rendered> {
  const { accounts = [], connection, locale = "en", companion = new FakeCompanion(), isPaired = true } = options;
  const clock = new FakeClock(Date.now());
  const app = createCore({ fetch: companion.fetch, openSocket: companion.openSocket, clock, random: () => 0.5 });
  if (isPaired) await pairBrowser();
  if (accounts.length > 0 || connection === undefined) {
    app.whatsapp.getState().applySnapshot({ rev: highestRev(accounts), accounts }, clock.now());
  }
  app.connection.setState({ connection: connection ?? { step: "live", since: clock.now() } });
  const view = render(
    <AppProvider app={app}>
      <IntlRoot locale={locale}>
        <FocusKeeper />
        <TipLayer />
        <LiveRegion>{screen}</LiveRegion>
      </IntlRoot>
    </AppProvider>,
  );
  return { ...view, app, companion, clock };
}

function highestRev(accounts: readonly Account[]): number {
  return Math.max(0, ...accounts.map(({ rev }) => rev));
}
