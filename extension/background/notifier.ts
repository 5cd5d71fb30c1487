/** Tells people on the desktop about accounts that need them; several at once become one notification. */
import { browser } from "wxt/browser";
import { storage } from "wxt/utils/storage";
import type { Account } from "#shared/account";
import type { Core } from "../app/core";
import { statusText } from "../i18n/status-text";
import type { Translator } from "../i18n/translator";
import { decideNotices, type Noticed } from "./notices";

const noticedItem = storage.defineItem<Noticed | null>("local:noticed", { fallback: null });

/** Long enough that a crash of many is one notification, short enough to be news. */
const gatherMs = 1500;

/** `id` leads to the account when the notification is clicked. */
interface Notification {
  readonly id: string;
  readonly title: string;
  readonly message: string;
}

export function composeNotification(accounts: readonly Account[], t: Translator): Notification | null {
  const [first, ...others] = accounts;
  if (first === undefined) return null;
  if (others.length > 0) {
    const names = accounts.map(({ clientName }) => clientName).join(", ");
    return { id: "accounts", title: t("notification.manyTitle", { count: accounts.length }), message: names };
  }
  return { id: `account:${first.id}`, title: first.clientName, message: t(`status.${statusText(first)}`) };
}

export function startNotifier({ whatsapp, preferences, clock }: Core, translator: () => Translator): void {
  let isGathering = false;

  async function look(): Promise<void> {
    isGathering = false;
    const { accounts, isLive } = whatsapp.getState();
    if (!isLive) return;
    const { tell, noticed } = decideNotices(await noticedItem.getValue(), Object.values(accounts), clock.now());
    await noticedItem.setValue(noticed);
    if (preferences.getState().notifications) await show(composeNotification(tell, translator()));
  }

  whatsapp.subscribe((state, before) => {
    if (!state.isLive || isGathering || state.accounts === before.accounts) return;
    isGathering = true;
    clock.after(gatherMs, () => void look());
  });
}

async function show(notification: Notification | null): Promise<void> {
  if (notification === null) return;
  const { id, title, message } = notification;
  await browser.notifications.create(id, {
    type: "basic",
    iconUrl: browser.runtime.getURL("/icon/128.png"),
    title,
    message,
  });
}
