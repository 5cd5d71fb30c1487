/** History syncs and live messages of real accounts with scripted clients. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Capability } from "#shared/capabilities";
import { type AccountsRig, createAccountsRig } from "../accounts/testing/accounts-rig";
import type { ChatMessage } from "../whatsapp/client-port";

let rig: AccountsRig;
let id: string;
beforeEach(async () => {
  rig = await createAccountsRig();
  id = (await rig.create({ syncLimit: 3 })).id;
  await rig.makeReady();
  rig.clients.chats = ["c1", "c2", "c3", "c4", "c5"].map(chat);
  rig.clients.fetchMessages = async (chatId, limit) =>
    Array.from({ length: limit }, (_, index) => message(`${chatId}-${index}`, chatId));
});

const chat = (chatId: string) => ({ chatId, title: chatId, isGroup: false, unreadCount: 0, timestamp: null });
const message = (messageId: string, chatId = "c1"): ChatMessage => ({
  messageId,
  chatId,
  fromMe: false,
  body: "hi",
  type: "chat",
  timestamp: 1_700_000_000,
});
const progress = () => rig.eventsOf("sync.progressed");
const done = () => vi.waitFor(() => expect(progress().at(-1)?.done).toBe(true));

describe("a history sync", () => {
  it("stores the messages of every chat and tells how far it got", async () => {
    const { syncId } = await rig.useCases.syncHistory("Toko");
    await done();

    expect(await rig.store.history.countMessages(id)).toBe(15);
    const told = { accountId: id, syncId, chatsUnreadable: 0 };
    expect(progress().at(0)).toEqual({ ...told, chatsDone: 0, chatsTotal: 0, messages: 0, done: false });
    expect(progress().at(-1)).toEqual({ ...told, chatsDone: 5, chatsTotal: 5, messages: 15, done: true });
  });

  it("takes the limit that is asked instead of the account's, and repeats nothing", async () => {
    await rig.useCases.syncHistory("Toko", 2);
    await done();
    await rig.useCases.syncHistory("Toko", 4);
    await vi.waitFor(() => expect(progress().filter((one) => one.done)).toHaveLength(2));

    expect(await rig.store.history.countMessages(id)).toBe(20);
  });

  it("with limit zero only learns the chats", async () => {
    const fetch = vi.spyOn(rig.clients, "fetchMessages");
    await rig.useCases.syncHistory("Toko", 0);
    await done();

    expect(fetch).not.toHaveBeenCalled();
    expect(progress().at(-1)).toMatchObject({ chatsDone: 5, messages: 0 });
  });

  it("fetches two chats at a time, and runs once per account", async () => {
    let running = 0;
    let most = 0;
    rig.clients.fetchMessages = async () => {
      running += 1;
      most = Math.max(most, running);
      await rig.stored();
      running -= 1;
      return [];
    };
    await rig.useCases.syncHistory("Toko");

    await expect(rig.useCases.syncHistory("Toko")).rejects.toMatchObject({ code: "sync_running" });
    await done();
    expect(most).toBe(2);
  });

  it("leaves a chat out that cannot be read, and says how many these were", async () => {
    const fetch = rig.clients.fetchMessages;
    rig.clients.fetchMessages = (chatId, limit) =>
      chatId === "c3" ? Promise.reject("evaluation failed") : fetch(chatId, limit);
    await rig.useCases.syncHistory("Toko");
    await done();

    expect(progress().at(-1)).toMatchObject({ chatsDone: 4, chatsUnreadable: 1, chatsTotal: 5, messages: 12 });
    expect(progress().at(-1)).not.toHaveProperty("error");
    expect(await rig.store.history.countMessages(id)).toBe(12);
  });

  it("that WhatsApp breaks off says so with what it has", async () => {
    rig.clients.chats = Array.from({ length: 30 }, (_, index) => chat(`c${index}`));
    const fetch = rig.clients.fetchMessages;
    let asked = 0;
    rig.clients.fetchMessages = (chatId, limit) => {
      asked += 1;
      return asked > 3 ? Promise.reject("evaluation failed") : fetch(chatId, limit);
    };
    await rig.useCases.syncHistory("Toko");
    await done();

    expect(progress().at(-1)).toMatchObject({ error: "whatsapp_failed", chatsDone: 3, messages: 9 });
    expect(asked).toBeLessThan(20);
    expect(await rig.store.history.countMessages(id)).toBe(9);
  });

  it("is called off after the chat it is at, and may begin anew", async () => {
    const fetch = rig.clients.fetchMessages;
    rig.clients.fetchMessages = async (chatId, limit) => {
      if (chatId === "c1") expect(await rig.useCases.cancelSync("Toko")).toEqual({ wasRunning: true });
      return fetch(chatId, limit);
    };
    await rig.useCases.syncHistory("Toko");
    await done();

    expect(progress().at(-1)).toMatchObject({ done: true, error: "sync_cancelled" });
    expect(progress().at(-1)!.chatsDone).toBeLessThan(5);
    expect(await rig.store.history.countMessages(id)).toBe(progress().at(-1)!.messages);
    expect(await rig.useCases.cancelSync("Toko")).toEqual({ wasRunning: false });

    rig.clients.fetchMessages = fetch;
    await rig.useCases.syncHistory("Toko");
    await vi.waitFor(() => expect(progress().at(-1)).toMatchObject({ done: true, chatsDone: 5 }));
  });

  it("that was cut off goes on when the account is ready again, and reads no chat twice", async () => {
    const read: string[] = [];
    const fetch = rig.clients.fetchMessages;
    rig.clients.fetchMessages = async (chatId, limit) => {
      if (chatId === "c1") await rig.useCases.stop("Toko");
      read.push(chatId);
      return fetch(chatId, limit);
    };
    const { syncId } = await rig.useCases.syncHistory("Toko");
    await done();
    expect(progress().at(-1)).toMatchObject({ error: "not_ready" });
    expect(progress().at(-1)!.chatsDone).toBeLessThan(5);

    await rig.useCases.start("Toko");
    await rig.stored();
    await rig.makeReady();
    await vi.waitFor(() => expect(progress().at(-1)).toMatchObject({ syncId, done: true, chatsDone: 5, messages: 15 }));

    expect(read.toSorted()).toEqual(["c1", "c2", "c3", "c4", "c5"]);
    expect(await rig.store.history.countMessages(id)).toBe(15);
    const told = progress().length;
    await rig.useCases.stop("Toko");
    await rig.useCases.start("Toko");
    await rig.stored();
    await rig.makeReady();
    expect(progress()).toHaveLength(told);
  });

  it("that a companion left behind goes on with the next one, or with the next request", async () => {
    const sync = { syncId: crypto.randomUUID(), limit: 3, messages: 3, startedAt: "2026-01-25T08:00:00.000Z" };
    await rig.store.history.saveChats(id, rig.clients.chats);
    await rig.store.history.beginSync(id, sync);
    await rig.store.history.saveMessages(id, await rig.clients.fetchMessages("c1", 3), { ...sync, chatId: "c1" });
    const fetch = vi.spyOn(rig.clients, "fetchMessages");

    expect(await rig.useCases.syncHistory("Toko")).toEqual({ syncId: sync.syncId });
    await done();

    expect(fetch.mock.calls.map(([chatId]) => chatId)).toEqual(["c2", "c3", "c4", "c5"]);
    expect(await rig.store.history.findSync(id)).toBeNull();
  });

  it("that cannot go on yet does so when it can, without another start", async () => {
    const sync = { syncId: crypto.randomUUID(), limit: 3, messages: 0, startedAt: "2026-01-25T08:00:00.000Z" };
    const look = { build: "2.3000.1", browser: "Chrome/156", library: "1.34.7", isUsable: true, findings: {} };
    const check = (degraded: readonly Capability[]) =>
      rig.clients.latest(id).report({ kind: "checked", check: { ...look, degraded } });
    await rig.useCases.stop("Toko");
    await rig.store.history.beginSync(id, sync);
    await rig.useCases.start("Toko");
    await rig.stored();
    check(["history"]);
    await rig.makeReady();
    expect(await rig.useCases.read(id)).toMatchObject({ status: "ready", degraded: ["history"] });
    expect(progress()).toEqual([]);

    check([]);
    await rig.stored();

    await vi.waitFor(() => {
      rig.clock.advance(20_000);
      expect(progress().at(-1)).toMatchObject({ syncId: sync.syncId, done: true, chatsDone: 5 });
    });
  });

  it("of another limit, or of the day before, is begun anew", async () => {
    const sync = { syncId: crypto.randomUUID(), limit: 3, messages: 0, startedAt: "2026-01-24T07:00:00.000Z" };
    await rig.store.history.beginSync(id, sync);
    expect(await rig.useCases.syncHistory("Toko", 3)).not.toEqual({ syncId: sync.syncId });
    await done();

    await rig.store.history.beginSync(id, { ...sync, startedAt: "2026-01-25T08:00:00.000Z" });
    expect(await rig.useCases.syncHistory("Toko", 2)).not.toEqual({ syncId: sync.syncId });
  });

  it("that was cut off can be called off before it goes on", async () => {
    const sync = { syncId: crypto.randomUUID(), limit: 3, messages: 9, startedAt: "2026-01-25T08:00:00.000Z" };
    await rig.store.history.beginSync(id, sync);

    expect(await rig.useCases.cancelSync("Toko")).toEqual({ wasRunning: true });

    expect(progress().at(-1)).toMatchObject({ syncId: sync.syncId, messages: 9, done: true, error: "sync_cancelled" });
    expect(await rig.useCases.cancelSync("Toko")).toEqual({ wasRunning: false });
  });

  it("ends when the account does", async () => {
    const fetch = rig.clients.fetchMessages;
    rig.clients.fetchMessages = async (chatId, limit) => {
      if (chatId === "c1") await rig.useCases.stop("Toko");
      return fetch(chatId, limit);
    };
    await rig.useCases.syncHistory("Toko");
    await done();

    expect(progress().at(-1)?.error).toBe("not_ready");
    expect(progress().at(-1)!.chatsDone).toBeLessThan(5);
  });

  it("waits until a link is ten minutes old, also over a restart", async () => {
    const fresh = await rig.create({ clientName: "Baru" });
    rig.clients.latest(fresh.id).report({ kind: "qr", text: "2@a" });
    await rig.stored();
    await rig.makeReady(fresh.id, "6281234500002");
    rig.clock.advance(60_000);

    const refused = { code: "just_linked", limit: { waitMs: 540_000 }, retryAfter: 540 };
    await expect(rig.useCases.syncHistory("Baru")).rejects.toMatchObject(refused);

    await rig.useCases.stop("Baru");
    await rig.useCases.start("Baru");
    await rig.stored();
    await rig.makeReady(fresh.id, "6281234500002");
    await expect(rig.useCases.syncHistory("Baru")).rejects.toMatchObject(refused);
    rig.clock.advance(540_000);
    await expect(rig.useCases.syncHistory("Baru")).resolves.toMatchObject({ syncId: expect.any(String) });
  });

  it("needs an account that is ready", async () => {
    await rig.useCases.stop("Toko");

    await expect(rig.useCases.syncHistory("Toko")).rejects.toMatchObject({ code: "not_ready" });
  });
});

describe("a message that arrives", () => {
  it("is stored once, told, and counts as activity", async () => {
    rig.clock.advance(60_000);
    rig.clients.latest().report({ kind: "message", message: message("m1") });
    await vi.waitFor(() => expect(rig.eventsOf("message.seen")).toHaveLength(1));

    expect(rig.eventsOf("message.seen")).toEqual([
      { accountId: id, ...message("m1"), timestamp: "2023-11-14T22:13:20.000Z" },
    ]);
    expect(await rig.store.history.countMessages(id)).toBe(1);
    expect((await rig.useCases.read("Toko")).lastActiveAt).toBe("2026-01-25T08:01:00.000Z");
  });
});
