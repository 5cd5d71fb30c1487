/** Tells people on the desktop about accounts that need them; several at once become one notification. */
import { browser } from "wxt/browser";
import { storage } from "wxt/utils/storage";
import type { Account } from "#shared/account";
import type { Core } from "../app/core";
import { statusText } from "../i18n/status-text";
import type { Translator } from "../i18n/translator";
import { noticeKindOf } from "../stores/notice-kind";
import type { Preferences } from "../stores/preferences";
import { isQuiet } from "../stores/quiet-hours";
import { type Downtimes, followDowntimes } from "./downtimes";
import { decideNotices, type Noticed } from "./notices";

const noticedItem = storage.defineItem<Noticed | null>("local:noticed", { fallback: null });
const downtimesItem = storage.defineItem<Downtimes>("local:downtimes", { fallback: {} });

/** Long enough that a crash of many is one notification, short enough to be news. */
const gatherMs = 1500;
const lookAgainMs = 30_000;

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
  let cancelNextLook = () => {};

  async function look(): Promise<void> {
    isGathering = false;
    const { isLive } = whatsapp.getState();
    if (!isLive) return;
    const accounts = Object.values(whatsapp.getState().accounts);
    const now = clock.now();
    const downtimes = followDowntimes(await downtimesItem.getValue(), accounts);
    const { tell, noticed } = decideNotices(await noticedItem.getValue(), accounts, downtimes, now);
    await Promise.all([noticedItem.setValue(noticed), downtimesItem.setValue(downtimes)]);
    await show(composeNotification(wanted(tell, preferences.getState(), now), translator()));
    cancelNextLook();
    // A connection that stays cut changes nothing any more; only the time goes by.
    if (Object.keys(downtimes).length > 0) cancelNextLook = clock.after(lookAgainMs, () => void look());
  }

  whatsapp.subscribe((state, before) => {
    if (!state.isLive || isGathering || state.accounts === before.accounts) return;
    isGathering = true;
    clock.after(gatherMs, () => void look());
  });
}

function wanted(accounts: readonly Account[], preferences: Preferences, now: number): readonly Account[] {
  const { notifications, mutedKinds, quietHours } = preferences;
  if (!notifications || isQuiet(quietHours, now)) return [];
  return accounts.filter((account) => !mutedKinds.includes(noticeKindOf(account)));
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
