/** A history sync, live messages and media on a real database whose disk has no room left. */
import { type Client, createClient } from "@libsql/client";
import { migrate } from "drizzle-orm/libsql/migrator";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SyncProgress } from "#shared/history";
import { silentLog } from "../diagnostics/log";
import { createHistorySync } from "../history/sync-history";
import { createTestClock } from "../testing/test-clock";
import type { ChatMessage, WhatsAppClient } from "../whatsapp/client-port";
import { createAccountRepository } from "./account-repository";
import { createDatabase, type Database } from "./client";
import { createHistoryRepository } from "./history-repository";
import { createMediaContents } from "./media-repository";
import { migrationsFolder } from "./refusals";

const at = "2026-01-25T08:00:00.000Z";
const chatIds = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"];
const perChat = 20;
const clock = createTestClock();

let client: Client;
let database: Database;
beforeEach(async () => {
  client = createClient({ url: ":memory:" });
  database = createDatabase({ client, clock, random: () => 0.5, log: silentLog, isFile: false });
  await migrate(database.build, { migrationsFolder });
  await createAccountRepository(database).insert({
    ...{ id: "a", clientName: "a", linkMethod: "qr", linkPhoneNumber: null, at },
  });
});
afterEach(() => database.close());

/** How many pages the database may grow by from now on. */
async function leaveRoomFor(pages: number): Promise<void> {
  const { rows } = await client.execute("PRAGMA page_count");
  await client.execute(`PRAGMA max_page_count = ${Number(rows[0]?.[0]) + pages}`);
}

function message(chatId: string, index: number): ChatMessage {
  const body = `${chatId} ${index} ${"panjang ".repeat(100)}`;
  return { messageId: `${chatId}-${index}`, chatId, fromMe: false, body, type: "chat", timestamp: index };
}

it("loses nothing that was told as read, says why it ended, and goes on when there is room again", async () => {
  const history = createHistoryRepository(database);
  const read: string[] = [];
  const page = {
    listChats: async () =>
      chatIds.map((chatId) => ({ chatId, title: chatId, isGroup: false, unreadCount: 0, timestamp: null })),
    fetchMessages: async (chatId: string, limit: number) => {
      read.push(chatId);
      return Array.from({ length: limit }, (_, index) => message(chatId, index));
    },
  } as unknown as WhatsAppClient;
  const told: SyncProgress[] = [];
  const sync = createHistorySync({
    ...{ history, clock, log: silentLog, newId: () => crypto.randomUUID() },
    readyClientOf: () => page,
    onProgress: (progress) => void told.push(progress),
  });
  const ended = () => vi.waitFor(() => expect(told.at(-1)?.done).toBe(true));
  await leaveRoomFor(40);

  const syncId = await sync.begin("a", perChat);
  await ended();

  const cut = told.at(-1)!;
  expect(cut).toMatchObject({ error: "disk_full", syncId });
  expect(cut.chatsDone).toBeGreaterThan(0);
  expect(cut.chatsDone).toBeLessThan(chatIds.length);
  expect(await history.countMessages("a")).toBe(cut.chatsDone * perChat);
  const long = { ...message("live", 1), body: "x".repeat(400_000) };
  await expect(history.saveLive("a", long)).rejects.toMatchObject({ code: "disk_full" });

  await leaveRoomFor(1_000);
  await history.saveLive("a", long);
  const before = read.length;
  expect(await sync.begin("a", perChat)).toBe(syncId);
  await ended();

  expect(told.at(-1)).toMatchObject({ chatsDone: chatIds.length, messages: chatIds.length * perChat });
  expect(told.at(-1)).not.toHaveProperty("error");
  expect(await history.countMessages("a")).toBe(chatIds.length * perChat + 1);
  expect(read.length - before).toBe(chatIds.length - cut.chatsDone);
});

it("takes all of a medium or nothing, goes on with what is smaller, and takes it when there is room again", async () => {
  const contents = createMediaContents(database);
  const [large, small] = [new Uint8Array(400_000).fill(7), new Uint8Array(100).fill(8)];
  const key = (id: string) => ({ accountId: "a", id });
  await contents.put(key("replaced"), small);
  await leaveRoomFor(20);

  await expect(contents.put(key("large"), large)).rejects.toMatchObject({ code: "disk_full" });
  await expect(contents.put(key("replaced"), large)).rejects.toMatchObject({ code: "disk_full" });

  expect(await contents.get(key("large"))).toBeNull();
  expect(await contents.get(key("replaced"))).toEqual(small);
  await contents.put(key("small"), small);
  expect(await contents.get(key("small"))).toEqual(small);
  await leaveRoomFor(1_000);
  await contents.put(key("large"), large);
  expect(Buffer.compare((await contents.get(key("large"))) ?? small, large)).toBe(0);
});
