/** Accounts in a real libSQL database with the real migrations. */
import { beforeEach, describe, expect, it } from "vitest";
import type { AccountStore, NewAccount, StatusMove } from "../accounts/account-store";
import { systemClock } from "../clock";
import { silentLog } from "../diagnostics/log";
import { openStore, type Store } from "./open-store";

const at = "2026-01-31T10:00:00.000Z";
const later = "2026-01-31T10:00:05.000Z";
const added = (id: string, clientName: string, more: Partial<NewAccount> = {}): NewAccount => ({
  id,
  clientName,
  linkMethod: "qr",
  linkPhoneNumber: null,
  at,
  ...more,
});

let store: Store;
let accounts: AccountStore;

beforeEach(async () => {
  store = await openStore({ url: ":memory:", clock: systemClock, random: Math.random, log: silentLog });
  accounts = store.accounts;
});

const move = (change: Partial<StatusMove>): StatusMove => ({
  id: "a",
  epoch: 0,
  from: "disconnected",
  to: "loading",
  reason: null,
  at: later,
  patch: {},
  ...change,
});

describe("a new account", () => {
  it("has every default of the requirements", async () => {
    await accounts.insert(added("a", "Toko"));

    expect(await accounts.find("a")).toEqual({
      id: "a",
      clientName: "Toko",
      phoneNumber: null,
      isLoggedIn: false,
      connectionStatus: "disconnected",
      reason: "never_started",
      since: at,
      desired: "stopped",
      isPaused: false,
      labels: [],
      attempt: 0,
      nextRetryAt: null,
      epoch: 0,
      rev: 0,
      degraded: [],
      linkMethod: "qr",
      linkPhoneNumber: null,
      autoStart: false,
      syncLimit: 50,
      storageMode: "filesystem",
      trustLevel: 1,
      dailyLimit: 50,
      messagesSentToday: 0,
      sentDay: null,
      createdAt: at,
      updatedAt: at,
      lastActiveAt: null,
      deletingAt: null,
    });
  });

  it("is refused when its name differs only in case", async () => {
    await accounts.insert(added("a", "Toko"));

    expect(await accounts.insert(added("b", "TOKO"))).toBe("name_taken");
  });

  it("F13: is stored once when twenty ask for the same name at the same time", async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `id-${index}`);

    const outcomes = await Promise.all(ids.map((id) => accounts.insert(added(id, "Toko"))));

    expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(1);
    expect(await accounts.count()).toBe(1);
  });

  it("is found by name in any case and by id", async () => {
    await accounts.insert(added("a", "Toko Bésar"));

    expect((await accounts.find("toko be\u0301SAR"))?.id).toBe("a");
    expect((await accounts.find("a"))?.clientName).toBe("Toko Bésar");
    expect(await accounts.find("nobody")).toBeNull();
  });
});

describe("a status", () => {
  beforeEach(async () => {
    await accounts.insert(added("a", "Toko"));
    await accounts.insert(added("b", "Gudang"));
  });

  it("gets the next revision of the whole store", async () => {
    expect(await accounts.saveStatus(move({}))).toBe(1);
    expect(await accounts.saveStatus(move({ id: "b" }))).toBe(2);
    expect(await accounts.saveStatus(move({ from: "loading", to: "qr", patch: { phoneNumber: "628" } }))).toBe(3);

    expect(await accounts.find("a")).toMatchObject({
      connectionStatus: "qr",
      rev: 3,
      since: later,
      phoneNumber: "628",
    });
    expect(await accounts.revision()).toBe(3);
  });

  it("of an older epoch is not stored and takes no revision", async () => {
    await accounts.saveWish("a", { desired: "running" });

    expect(await accounts.saveStatus(move({ epoch: 0 }))).toBeNull();
    expect(await accounts.revision()).toBe(0);
    expect(await accounts.saveStatus(move({ epoch: 1 }))).toBe(1);
  });

  it("is not stored when the account is no longer where the move starts", async () => {
    expect(await accounts.saveStatus(move({ from: "ready" }))).toBeNull();
    expect((await accounts.find("a"))?.rev).toBe(0);
  });
});

describe("an epoch", () => {
  beforeEach(async () => void (await accounts.insert(added("a", "Toko"))));

  it("grows with every wish, which also ends the waiting for a retry", async () => {
    await accounts.saveStatus(move({ to: "loading", patch: { attempt: 3, nextRetryAt: later } }));

    expect(await accounts.saveWish("a", { desired: "running", link: { method: "pairing", phoneNumber: "628" } })).toBe(
      1,
    );
    expect(await accounts.saveWish("a", { desired: "stopped" })).toBe(2);
    expect(await accounts.find("a")).toMatchObject({
      desired: "stopped",
      epoch: 2,
      attempt: 0,
      nextRetryAt: null,
      linkMethod: "pairing",
      linkPhoneNumber: "628",
    });
  });

  it("is raised for a retry only if nothing was wished meanwhile", async () => {
    expect(await accounts.raiseEpoch("a", 0)).toBe(1);
    expect(await accounts.raiseEpoch("a", 0)).toBeNull();
  });
});

describe("the list", () => {
  beforeEach(async () => {
    for (const name of ["delta", "Alpha", "charlie", "Bravo"]) await accounts.insert(added(name, name));
    await accounts.saveStatus(move({ id: "Bravo", patch: { phoneNumber: "6281234500001", isLoggedIn: true } }));
  });

  it("comes page by page, by name without regard to case", async () => {
    const first = await accounts.listPage({ limit: 3 });
    const second = await accounts.listPage({ limit: 3, cursor: first.nextCursor! });

    expect(first.records.map((record) => record.clientName)).toEqual(["Alpha", "Bravo", "charlie"]);
    expect(second.records.map((record) => record.clientName)).toEqual(["delta"]);
    expect([first.total, second.total, second.nextCursor]).toEqual([4, 4, null]);
  });

  it.each([
    ["a part of the name in any case", { q: "RAV" }, ["Bravo"]],
    ["the number as people type it", { q: "0812-345" }, ["Bravo"]],
    ["a status", { status: "loading" as const }, ["Bravo"]],
    ["signs that mean something to SQL", { q: "%" }, []],
  ])("is filtered by %s", async (_, filter, names) => {
    const page = await accounts.listPage({ limit: 10, ...filter });

    expect(page.records.map((record) => record.clientName)).toEqual(names);
    expect(page.total).toBe(names.length);
  });

  it("knows who else is linked to a number", async () => {
    expect((await accounts.findLinkedTo("6281234500001", "Alpha"))?.id).toBe("Bravo");
    expect(await accounts.findLinkedTo("6281234500001", "Bravo")).toBeNull();
    expect(await accounts.findLinkedTo("628", null)).toBeNull();
  });
});

describe("settings", () => {
  it("change without touching the rest, and refuse a taken name", async () => {
    await accounts.insert(added("a", "Toko"));
    await accounts.insert(added("b", "Gudang"));

    expect(await accounts.saveSettings("a", { clientName: "toko", syncLimit: 7 }, later)).toBe("stored");
    expect(await accounts.saveSettings("a", { clientName: "GUDANG" }, later)).toBe("name_taken");
    expect(await accounts.find("TOKO")).toMatchObject({
      clientName: "toko",
      syncLimit: 7,
      dailyLimit: 50,
      updatedAt: later,
    });
  });
});

describe("a delete", () => {
  beforeEach(async () => {
    await accounts.insert(added("a", "Toko"));
    await accounts.saveStatus(move({}));
    await store.history.saveMessages("a", [
      { messageId: "m", chatId: "c", fromMe: false, body: "hi", type: "chat", timestamp: 1 },
    ]);
  });

  it("hides the account, frees its name and voids its epoch at once", async () => {
    expect(await accounts.markDeleting("a", later)).toBe(1);

    expect(await accounts.find("a")).toBeNull();
    expect(await accounts.insert(added("b", "Toko"))).toBe("stored");
    expect((await accounts.listAll()).map(({ id }) => id)).toEqual(["b"]);
    expect((await accounts.listDeleting()).map(({ id }) => id)).toEqual(["a"]);
    expect(await accounts.markDeleting("a", later)).toBeNull();
    expect(await accounts.saveWish("a", { desired: "running" })).toBeNull();
  });

  it("leaves no row behind, and no revision is ever given twice", async () => {
    await accounts.markDeleting("a", later);
    await accounts.erase("a", "2026-01-25T08:00:00.000Z");
    await accounts.insert(added("b", "Toko"));

    expect(await accounts.listDeleting()).toEqual([]);
    expect(await store.history.countMessages("a")).toBe(0);
    expect(await accounts.saveStatus(move({ id: "b" }))).toBe(2);
  });
});
