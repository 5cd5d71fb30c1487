/** The part of the extension that no page shows: connection for the toolbar count and notifications. */
import { browser } from "wxt/browser";
import { type Core, createCore } from "../app/core";
import { openWelcome } from "../app/surfaces";
import { resolveLocale } from "../i18n/language";
import { translatorFor } from "../i18n/translator";
import { badgeOf } from "./badge";
import { keepAwake } from "./keep-awake";
import { startNotifier } from "./notifier";
import { startTokenRotation } from "./token-rotation";
import { paintToolbar } from "./toolbar";

const wakeAlarm = "wake";

/** Browsers wake a stopped worker only for listeners that were added in its first turn: nothing is awaited here. */
export function startBackground(): void {
  const core = createCore();
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") void openWelcome();
  });
  // The worker may be killed with the connection; the alarm brings both back.
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === wakeAlarm) core.live.retryNow();
  });
  browser.notifications.onClicked.addListener((id) => void openList(id));
  void browser.alarms.create(wakeAlarm, { periodInMinutes: 0.5 });
  void begin(core);
}

async function begin(core: Core): Promise<void> {
  const { preferences, connection, whatsapp, live, clock } = core;
  await core.load();
  const translator = () => translatorFor(resolveLocale(preferences.getState().language, navigator.language));
  const paint = () => {
    const isConnected = connection.getState().connection.step === "live";
    void paintToolbar(badgeOf(Object.values(whatsapp.getState().accounts), isConnected), translator());
  };
  paint();
  connection.subscribe(paint);
  preferences.subscribe(paint);
  whatsapp.subscribe((state, before) => {
    if (state.accounts !== before.accounts) paint();
  });
  startNotifier(core, translator);
  startTokenRotation(core);
  if (import.meta.env.FIREFOX) keepAwake(connection, clock, () => void browser.runtime.getPlatformInfo());
  live.start();
}

/** A click on a notification does not count as one that may open the side panel, so the list opens in a tab. */
async function openList(notificationId: string): Promise<void> {
  await browser.notifications.clear(notificationId);
  await browser.tabs.create({ url: `${browser.runtime.getURL("/sidepanel.html")}#${notificationId}` });
}
