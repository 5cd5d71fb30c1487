/** History syncs and live messages of real accounts with scripted clients. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type AccountsRig, createAccountsRig } from "../accounts/testing/accounts-rig";
import type { ChatMessage } from "../whatsapp/client-port";

let rig: AccountsRig;
let id: string;
beforeEach(async () => {
  rig = await createAccountsRig();
  id = (await rig.create({ syncLimit: 3 })).id;
  await rig.makeReady();
  rig.clients.chats = ["c1", "c2", "c3", "c4", "c5"].map((chatId) => ({
    chatId,
    title: chatId,
    isGroup: false,
    unreadCount: 0,
    timestamp: null,
  }));
  rig.clients.fetchMessages = async (chatId, limit) =>
    Array.from({ length: limit }, (_, index) => message(`${chatId}-${index}`, chatId));
});

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
    expect(progress().at(0)).toEqual({ accountId: id, syncId, chatsDone: 0, chatsTotal: 0, messages: 0, done: false });
    expect(progress().at(-1)).toEqual({ accountId: id, syncId, chatsDone: 5, chatsTotal: 5, messages: 15, done: true });
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

  it("that WhatsApp breaks off says so with what it has", async () => {
    const fetch = rig.clients.fetchMessages;
    rig.clients.fetchMessages = (chatId, limit) =>
      chatId === "c3" ? Promise.reject("evaluation failed") : fetch(chatId, limit);
    await rig.useCases.syncHistory("Toko");
    await done();

    const last = progress().at(-1)!;
    expect(last.error).toBe("whatsapp_failed");
    expect(last.messages).toBe(await rig.store.history.countMessages(id));
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
