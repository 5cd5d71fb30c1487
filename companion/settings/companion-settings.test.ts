/** The companion's settings on a real database: kept over a restart, merged, and obeyed at once. */
import { beforeEach, describe, expect, it } from "vitest";
import { createAccountsRig } from "../accounts/testing/accounts-rig";
import { silentLog } from "../diagnostics/log";
import { openStore, type Store } from "../store/open-store";
import { createTestClock } from "../testing/test-clock";
import { initialSettings, loadCompanionSettings } from "./companion-settings";

let store: Store;
beforeEach(async () => {
  store = await openStore({ url: ":memory:", clock: createTestClock(), random: Math.random, log: silentLog });
});

const initial = initialSettings({ timeZone: "Asia/Jakarta", maxAccounts: 100, maxRunning: 20 });
const load = (hasBucket = false) => loadCompanionSettings(store.settings, initial, { hasBucket });

describe("the settings", () => {
  it("are those of the start until something is chosen", async () => {
    expect((await load()).current()).toEqual({
      defaults: { autoStart: false, syncLimit: 50, storageMode: "filesystem", trustLevel: 1, dailyLimit: 50 },
      timeZone: "Asia/Jakarta",
      country: "ID",
      quietHours: null,
      maxAccounts: 100,
      maxRunning: 20,
      keepStatusDays: 90,
      keepMessageDays: null,
      keepMediaDays: null,
      keepMediaMb: null,
      parkAfterMinutes: null,
      parkWakeMinutes: null,
      recycleAboveMb: 1_000,
    });
  });

  it("keep what was chosen over a restart, the choice of nothing among it", async () => {
    const settings = await load();
    await settings.update({ quietHours: { from: "22:00", to: "06:00" }, defaults: { syncLimit: 7 } });
    await settings.update({ quietHours: null, timeZone: "Europe/Lisbon" });

    const restarted = (await load()).current();

    expect(restarted).toEqual(settings.current());
    expect(restarted).toMatchObject({ quietHours: null, timeZone: "Europe/Lisbon", defaults: { syncLimit: 7 } });
    expect(restarted.defaults.dailyLimit).toBe(50);
  });

  it("refuse a default limit above the ceiling of the default trust level, as a whole", async () => {
    const settings = await load();

    await expect(settings.update({ country: "DE", defaults: { dailyLimit: 51 } })).rejects.toMatchObject({
      errors: [{ path: "defaults.dailyLimit", code: "above_ceiling" }],
    });
    expect(settings.current()).toEqual(initial);
  });

  it("refuse to store media of new accounts in a bucket while the companion has none", async () => {
    const settings = await load();
    const refused = settings.update({ country: "DE", defaults: { storageMode: "s3" } });
    await expect(refused).rejects.toMatchObject({
      errors: [{ path: "defaults.storageMode", code: "not_configured" }],
    });
    expect(settings.current()).toEqual(initial);

    await (await load(true)).update({ defaults: { storageMode: "s3" } });
    const without = await load();
    expect(await without.update({ defaults: { syncLimit: 7 } })).toMatchObject({ defaults: { storageMode: "s3" } });
  });

  it("leave out what another version stored and this one cannot read", async () => {
    await store.settings.save({ country: "Atlantis", colour: "red", maxAccounts: 7 });

    expect((await load()).current()).toEqual({ ...initial, maxAccounts: 7 });
  });
});

describe("a new account", () => {
  const defaults = { ...initial.defaults, autoStart: true, trustLevel: 3, dailyLimit: 300 };

  it("begins with the defaults that are set", async () => {
    const rig = await createAccountsRig({ defaults });

    expect(await rig.create({ start: false, syncLimit: 9 })).toMatchObject({ ...defaults, syncLimit: 9 });
  });

  it("of a lower trust level begins with that level's ceiling at most", async () => {
    const rig = await createAccountsRig({ defaults });

    expect(await rig.create({ start: false, trustLevel: 1 })).toMatchObject({ trustLevel: 1, dailyLimit: 50 });
  });
});

describe("quiet hours", () => {
  it("hold messages back and say until when", async () => {
    // It is 15:00 in Jakarta.
    const rig = await createAccountsRig({ quietHours: { from: "14:00", to: "15:30" } });
    await rig.create();
    await rig.makeReady();

    const attempt = rig.accounts.messages.send("Toko", { to: "628990000000", text: "halo" });

    await expect(attempt).rejects.toMatchObject({ code: "pace_limit", limit: { waitMs: 30 * 60_000 } });
  });
});

describe("messages older than are kept", () => {
  it("are gone after the next start", async () => {
    const rig = await createAccountsRig({ keepMessageDays: 10 });
    const { id } = await rig.create({ start: false });
    const day = 24 * 60 * 60;
    const message = (messageId: string, ageDays: number) => ({
      ...{ messageId, chatId: "c", fromMe: false, body: "hi", type: "chat" },
      timestamp: rig.clock.now() / 1000 - ageDays * day,
    });
    await rig.store.history.saveMessages(id, [message("old", 11), message("new", 9)]);

    await rig.boot().boot();

    expect(await rig.store.history.countMessages(id)).toBe(1);
  });
});
