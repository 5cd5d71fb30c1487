/** What this browser remembers between pages, and what it must not. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createPreferencesStore, defaultPreferences } from "../stores/preferences";
import { createWhatsappStore } from "../stores/whatsapp-store";
import { anAccount, aStatusUpdate } from "../testing/account-fixture";
import { FakeClock } from "../testing/fake-clock";
import { bindPreferences, readPreferences } from "./preferences";
import { recallList, rememberList } from "./snapshot-cache";

const url = defaultPreferences.companionUrl;
const link = {
  kind: "qr",
  attempt: 1,
  maxAttempts: 6,
  issuedAt: "2026-01-25T09:00:00.000Z",
  expiresAt: "2026-01-25T09:01:00.000Z",
} as const;

beforeEach(() => {
  fakeBrowser.reset();
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the remembered list", () => {
  async function save(clock = new FakeClock()) {
    const whatsapp = createWhatsappStore();
    rememberList(whatsapp, () => url, clock);
    const account = anAccount({ status: "qr", link });
    whatsapp.getState().applySnapshot({ rev: 1, accounts: [account] }, clock.now());
    whatsapp.getState().applyStatus(aStatusUpdate(account, { qrText: "2@secret", pairingCode: "SECRET12" }));
    clock.advance(1000);
    await vi.waitFor(async () => expect(await fakeBrowser.storage.local.get("lastList")).toHaveProperty("lastList"));
    return whatsapp;
  }

  it("is there with its age when the next page opens", async () => {
    const clock = new FakeClock();
    await save(clock);
    const next = createWhatsappStore();

    await recallList(next)(url);

    expect(next.getState()).toMatchObject({ isLive: false, snapshotAt: clock.now(), rev: 2 });
    expect(Object.keys(next.getState().accounts)).toEqual([anAccount().id]);
  });

  it("is kept seldom while changes pour in, and has the last of them", async () => {
    const clock = new FakeClock();
    const whatsapp = createWhatsappStore();
    const set = vi.spyOn(fakeBrowser.storage.local, "set");
    rememberList(whatsapp, () => url, clock);
    whatsapp.getState().applySnapshot({ rev: 1, accounts: [anAccount()] }, clock.now());

    for (let rev = 2; rev < 102; rev += 1) {
      whatsapp.getState().applyAccount(anAccount({ clientName: `Toko ${rev}`, rev }));
      clock.advance(100);
    }
    clock.advance(5000);

    await vi.waitFor(() => expect(set).toHaveBeenCalledTimes(3));
    const next = createWhatsappStore();
    await vi.waitFor(async () => {
      await recallList(next)(url);
      expect(next.getState().accounts[anAccount().id]?.clientName).toBe("Toko 101");
    });
  });

  it("is kept soon also when the machine's clock was put back by an hour", async () => {
    const clock = new FakeClock();
    const whatsapp = createWhatsappStore();
    const set = vi.spyOn(fakeBrowser.storage.local, "set");
    rememberList(whatsapp, () => url, clock);
    whatsapp.getState().applySnapshot({ rev: 1, accounts: [anAccount()] }, clock.now());
    clock.advance(1000);

    clock.putBack(3_600_000);
    whatsapp.getState().applyAccount(anAccount({ clientName: "Baru", rev: 2 }));
    clock.advance(5000);

    await vi.waitFor(() => expect(set).toHaveBeenCalledTimes(2));
  });

  it("that another version left in another form is not shown", async () => {
    const accounts = [anAccount()];
    await fakeBrowser.storage.local.set({ lastList: { companionUrl: url, at: 1, snapshot: { rev: 1, accounts } } });
    const next = createWhatsappStore();

    await recallList(next)(url);

    expect(next.getState().snapshotAt).toBeNull();
  });

  it("has the last change before the line was cut", async () => {
    const clock = new FakeClock();
    const whatsapp = createWhatsappStore();
    rememberList(whatsapp, () => url, clock);
    whatsapp.getState().applySnapshot({ rev: 1, accounts: [anAccount()] }, clock.now());

    whatsapp.getState().applyAccount(anAccount({ clientName: "Baru", rev: 1 }));
    whatsapp.getState().loseLive(clock.now());
    const cutAt = clock.now();
    clock.advance(1000);

    const next = createWhatsappStore();
    await vi.waitFor(async () => {
      await recallList(next)(url);
      expect(next.getState().accounts[anAccount().id]?.clientName).toBe("Baru");
    });
    expect(next.getState().snapshotAt).toBe(cutAt);
  });

  it("does not come back after the browser was removed", async () => {
    const clock = new FakeClock();
    const whatsapp = createWhatsappStore();
    rememberList(whatsapp, () => url, clock);
    whatsapp.getState().applySnapshot({ rev: 1, accounts: [anAccount()] }, clock.now());

    whatsapp.getState().clear();
    clock.advance(1000);

    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it("holds no QR and no code", async () => {
    await save();

    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toMatch(/secret/i);
  });

  it("of another companion is not shown", async () => {
    await save();
    const next = createWhatsappStore();

    await recallList(next)("https://elsewhere.example");

    expect(next.getState().snapshotAt).toBeNull();
  });
});

describe("preferences", () => {
  it("come back on the next page and reach pages already open", async () => {
    const [here, there] = [createPreferencesStore(), createPreferencesStore()];
    await bindPreferences(here);
    await bindPreferences(there);

    here.getState().change({ theme: "dark", language: "id" });

    await vi.waitFor(() => expect(there.getState()).toMatchObject({ theme: "dark", language: "id" }));
    expect(await readPreferences()).toEqual({ ...defaultPreferences, theme: "dark", language: "id" });
  });

  it("take the default for what an older version did not store", async () => {
    await fakeBrowser.storage.local.set({ preferences: { theme: "light" } });

    expect(await readPreferences()).toEqual({ ...defaultPreferences, theme: "light" });
  });
});
