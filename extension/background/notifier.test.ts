/** A live problem becomes one desktop notification, unless people want none. */
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type Core, createCore } from "../app/core";
import { translatorFor } from "../i18n/translator";
import { defaultPreferences, type Preferences } from "../stores/preferences";
import { accountId, anAccount, aStatusUpdate, someAccounts } from "../testing/account-fixture";
import { FakeClock } from "../testing/fake-clock";
import { FakeCompanion } from "../testing/fake-companion";
import { startNotifier } from "./notifier";

const clock = new FakeClock();
const create = vi.fn(async (id: string) => id);

beforeEach(() => {
  fakeBrowser.reset();
  create.mockClear();
  Object.assign(fakeBrowser.notifications, { create });
});

async function watchedCore(): Promise<Core> {
  const { fetch, openSocket } = new FakeCompanion();
  const core = createCore({ fetch, openSocket, clock, random: () => 0.5 });
  startNotifier(core, () => translatorFor("en"));
  core.whatsapp.getState().applySnapshot({ rev: 3, accounts: someAccounts(3) }, clock.now());
  clock.advance(1500);
  await vi.waitFor(async () => expect(await fakeBrowser.storage.local.get("noticed")).toEqual({ noticed: {} }));
  return core;
}

function fail({ whatsapp }: Core, number: number, rev: number): void {
  const account = anAccount({ id: accountId(number) });
  const since = new Date(clock.now()).toISOString();
  whatsapp.getState().applyStatus(aStatusUpdate(account, { rev, status: "error", reason: "crash_loop", since }));
}

async function wasLookedAt(count: number): Promise<void> {
  clock.advance(1500);
  await vi.waitFor(async () => {
    const { noticed } = await fakeBrowser.storage.local.get("noticed");
    expect(Object.keys(noticed as object)).toHaveLength(count);
  });
}

it("tells of accounts that fail together with one notification", async () => {
  const core = await watchedCore();

  fail(core, 1, 4);
  fail(core, 2, 5);
  await wasLookedAt(2);

  await vi.waitFor(() => expect(create).toHaveBeenCalledOnce());
  expect(create).toHaveBeenCalledWith(
    "accounts",
    expect.objectContaining({ title: "2 accounts need you", message: "Akun 1, Akun 2" }),
  );
});

it("tells nothing when notifications are off, also not later", async () => {
  const core = await watchedCore();
  core.preferences.getState().change({ notifications: false });
  fail(core, 1, 4);
  await wasLookedAt(1);

  core.preferences.getState().change({ notifications: true });
  fail(core, 2, 5);
  await wasLookedAt(2);

  await vi.waitFor(() => expect(create).toHaveBeenCalledOnce());
  expect(create).toHaveBeenCalledWith(`account:${accountId(2)}`, expect.objectContaining({ message: "Keeps failing" }));
});

it.each<[string, Partial<Preferences>]>([
  ["a kind that is switched off", { mutedKinds: ["failing"] }],
  ["quiet hours", { quietHours: { isOn: true, from: "00:00", until: "23:59" } }],
])("tells nothing of %s", async (_, preferences) => {
  const core = await watchedCore();
  core.preferences.getState().change(preferences);
  fail(core, 1, 4);
  await wasLookedAt(1);

  core.preferences.getState().change(defaultPreferences);
  fail(core, 2, 5);
  await wasLookedAt(2);

  await vi.waitFor(() => expect(create).toHaveBeenCalledOnce());
  expect(create).toHaveBeenCalledWith(`account:${accountId(2)}`, expect.anything());
});
