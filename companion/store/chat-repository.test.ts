/** Stored chats and messages on a real database: order, pages, search, and what old databases bring along. */
import { beforeEach, describe, expect, it } from "vitest";
import { silentLog } from "../diagnostics/log";
import { createTestClock } from "../testing/test-clock";
import type { ChatMessage } from "../whatsapp/client-port";
import { matchOf } from "./chat-repository";
import { openStore, type Store } from "./open-store";

const at = "2026-01-25T08:00:00.000Z";
let store: Store;
beforeEach(async () => {
  store = await openStore({ url: ":memory:", clock: createTestClock(), random: () => 0.5, log: silentLog });
  for (const id of ["a", "b"]) {
    await store.accounts.insert({ id, clientName: id, linkMethod: "qr", linkPhoneNumber: null, at });
  }
});

let sent = 0;
function message(chatId: string, body: string, timestamp: number, fromMe = false): ChatMessage {
  sent += 1;
  return { messageId: `m${sent}`, chatId, body, timestamp, fromMe, type: "chat" };
}
const save = (...messages: ChatMessage[]) => store.history.saveMessages("a", messages);

describe("chats", () => {
  it("are listed by their newest message, with it, named or not", async () => {
    await store.history.saveChats("a", [
      { chatId: "old@c.us", title: "Lama", isGroup: false, unreadCount: 2, timestamp: 100 },
      { chatId: "never@c.us", title: "Sepi", isGroup: false, unreadCount: 0, timestamp: null },
    ]);
    await save(message("old@c.us", "satu", 100), message("new@g.us", "dua", 300), message("new@g.us", "tiga", 200));

    const { total, chats, nextCursor } = await store.chats.listChats("a", { limit: 10 });

    expect([total, nextCursor]).toEqual([3, null]);
    expect(chats.map(({ chatId, title, isGroup, lastMessage }) => [chatId, title, isGroup, lastMessage?.body])).toEqual(
      [
        ["new@g.us", null, true, "dua"],
        ["old@c.us", "Lama", false, "satu"],
        ["never@c.us", "Sepi", false, undefined],
      ],
    );
    expect((await store.chats.listChats("b", { limit: 10 })).total).toBe(0);
  });

  it("count what is unread, each message once, until the account answers", async () => {
    const unread = async () => (await store.chats.listChats("a", { limit: 1 })).chats[0]?.unreadCount;
    const first = message("c@c.us", "satu", 1);
    await store.history.saveLive("a", first);
    await store.history.saveLive("a", first);
    await store.history.saveLive("a", message("c@c.us", "dua", 2));
    expect(await unread()).toBe(2);

    await save(message("c@c.us", "lama", 0));
    expect(await unread()).toBe(2);

    await store.history.saveLive("a", message("c@c.us", "jawab", 3, true));
    expect(await unread()).toBe(0);
  });

  it("come in pages that neither repeat nor leave out, also at the same second", async () => {
    await save(...Array.from({ length: 7 }, (_, index) => message(`c${index}@c.us`, "hi", index < 3 ? 100 : 200)));

    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await store.chats.listChats("a", { limit: 2, cursor: cursor ?? undefined });
      seen.push(...page.chats.map(({ chatId }) => chatId));
      cursor = page.nextCursor;
    }

    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });
});

describe("the messages of a chat", () => {
  it("come newest first and in pages, also at the same second", async () => {
    await save(
      ...Array.from({ length: 5 }, (_, index) => message("c@c.us", `m${index}`, 100)),
      message("d@c.us", "x", 1),
    );

    const first = await store.chats.listMessages("a", "c@c.us", { limit: 3 });
    const second = await store.chats.listMessages("a", "c@c.us", { limit: 3, cursor: first.nextCursor ?? undefined });

    expect([...first.messages, ...second.messages].map(({ body }) => body)).toEqual(["m4", "m3", "m2", "m1", "m0"]);
    expect(second.nextCursor).toBeNull();
  });

  it("keep every sign there is, and none that is half of one", async () => {
    const odd = ["\"'\\\n\t", "\u{1F600}\u202e\u2028", "</script>{}[]", ""];
    await save(...odd.map((body, index) => message("c@c.us", body, index)), message("c@c.us", "x\ud800y\0z", 9));

    const { messages } = await store.chats.listMessages("a", "c@c.us", { limit: 9 });
    expect(messages.map(({ body }) => body).reverse()).toEqual([...odd, "x\ufffdy\ufffdz"]);
  });

  it("say who wrote them in a group, and how far own ones have come, never less than was told before", async () => {
    const own = message("c@g.us", "satu", 1, true);
    await save({ ...own, ack: "sent" }, { ...message("c@g.us", "dua", 2), author: { id: "628@c.us", name: "Ayu" } });
    const ackNow = async () => (await store.chats.listMessages("a", "c@g.us", { limit: 2 })).messages[1]?.ack;
    const { messageId } = own;

    await store.history.saveAck({ accountId: "a", messageId, ack: "read" });
    await store.history.saveAck({ accountId: "a", messageId, ack: "delivered" });
    await store.history.saveAck({ accountId: "a", messageId, ack: "failed" });
    await save({ ...own, ack: "sent" }, own);
    expect(await ackNow()).toBe("read");

    const { messages } = await store.chats.listMessages("a", "c@g.us", { limit: 1 });
    expect(messages[0]).toMatchObject({ body: "dua", author: { id: "628@c.us", name: "Ayu" } });
    expect(messages[0]).not.toHaveProperty("ack");
  });

  it("that could not be sent say so, until they are sent after all", async () => {
    const own = { ...message("c@c.us", "satu", 1, true), ack: "pending" as const };
    await save(own);
    const ackNow = async () => (await store.chats.listMessages("a", "c@c.us", { limit: 1 })).messages[0]?.ack;

    await store.history.saveAck({ accountId: "a", messageId: own.messageId, ack: "failed" });
    expect(await ackNow()).toBe("failed");
    await store.history.saveAck({ accountId: "a", messageId: own.messageId, ack: "sent" });
    expect(await ackNow()).toBe("sent");
  });

  it("are read around one of them, and on from there both ways, each once", async () => {
    await save(
      ...Array.from({ length: 11 }, (_, index) => message("c@c.us", `m${index}`, 100 + Math.floor(index / 3))),
    );
    const read = (query: object) => store.chats.listMessages("a", "c@c.us", { limit: 4, ...query });
    const all = (await read({ limit: 20 })).messages;

    const middle = await read({ around: all[5]!.messageId });
    expect(middle.messages.map(({ body }) => body)).toEqual(["m7", "m6", "m5", "m4", "m3"]);
    const newer = await read({ cursor: middle.newerCursor });
    const older = await read({ cursor: middle.nextCursor });

    expect([...newer.messages, ...middle.messages, ...older.messages]).toEqual(all);
    expect([newer.newerCursor, older.nextCursor]).toEqual([null, null]);
    expect((await read({ cursor: newer.nextCursor })).messages).toEqual(middle.messages.slice(0, 4));
    expect((await read({ around: "nobody's" })).messages).toEqual(all.slice(0, 4));
  });

  it("of a strange cursor begin at the top", async () => {
    await save(message("c@c.us", "satu", 1));

    for (const cursor of ["", "bm9uc2Vuc2U", "W10", "%%%"]) {
      expect((await store.chats.listMessages("a", "c@c.us", { limit: 3, cursor })).messages).toHaveLength(1);
    }
  });
});

describe("search", () => {
  const found = async (text: string, accountId = "a") =>
    (await store.chats.searchMessages(accountId, text, { limit: 10 })).messages.map(({ body }) => body);

  it("finds words and how they begin, in any chat of the account, without regard to case and accents", async () => {
    await save(message("c@c.us", "Pesanan café siap", 1), message("d@c.us", "pesan lagi besok", 2));

    expect(await found("PESAN")).toEqual(["pesan lagi besok", "Pesanan café siap"]);
    expect(await found("cafe pes")).toEqual(["Pesanan café siap"]);
    expect(await found("besok lusa")).toEqual([]);
    expect(await found("pesan", "b")).toEqual([]);
  });

  it("takes the signs of its own syntax as text", async () => {
    await save(message("c@c.us", 'harga "promo" 50% OR diskon', 1));

    for (const text of [
      '"',
      '"promo',
      "promo*",
      "a OR b",
      "NEAR(a b)",
      "body:promo",
      "-promo",
      "(",
      "'; drop table message",
      "a\0b",
      "*",
    ]) {
      await expect(found(text)).resolves.toBeInstanceOf(Array);
    }
    expect(await found('"promo"')).toHaveLength(1);
    expect(matchOf('a"b  c')).toBe('"a""b"* "c"*');
  });

  it("knows a message once, by its newest text, and not after it is gone", async () => {
    const first = message("c@c.us", "lama", 1);
    await save(first);
    await save({ ...first, body: "baru" });

    expect([await found("lama"), await found("baru")]).toEqual([[], ["baru"]]);

    await store.history.forgetMessages("2026-01-01T00:00:00.000Z");
    expect(await found("baru")).toEqual([]);
  });

  it("finds nothing of a deleted account", async () => {
    await save(message("c@c.us", "rahasia", 1));
    await store.accounts.erase("a", "2026-01-25T08:00:00.000Z");

    expect(await found("rahasia")).toEqual([]);
  });
});
