/** History and media through a real browser and a real companion: synced, heard, read, moved, over a kill -9 of both, and gone with the account. */
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ChatPage, MessagePage } from "#shared/chats";
import type { SyncProgress } from "#shared/history";
import type { MediaUsage } from "#shared/media";
import { becomes, type LinkedAccount, linkAccount, pathOf } from "../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../scripts/testing/companion-process";
import { type HeldProxy, startHeldProxy } from "../../scripts/testing/held-proxy";
import { type StandInProcess, startStandIn } from "../../scripts/testing/stand-in-process";
import { type S3Server, startS3Server } from "../media/testing/s3-server";

const friend = "628990009001";
const chatId = `${friend}@c.us`;
const count = 12;
const past = { chats: 50, messages: 120, groups: 2 };
const bytesOf = (text: string) => Buffer.from(`bytes of ${text}`);

describe("media of a linked account", () => {
  const dataDir = makeDataDir();
  const secretFile = join(dataDir.path, "s3-secret");
  let standIn: StandInProcess;
  let s3: S3Server;
  let proxy: HeldProxy;
  let companion: CompanionProcess;
  let account: LinkedAccount;
  let id: string;

  const start = async () => {
    companion = await startCompanion({
      dataDir: dataDir.path,
      chromium: standIn.chromium,
      env: {
        SAKLAR_QUIET_AFTER_LINK_MS: "100",
        SAKLAR_S3_BUCKET: s3.settings.bucket,
        SAKLAR_S3_ENDPOINT: proxy.url,
        SAKLAR_S3_ACCESS_KEY_ID: s3.settings.accessKeyId,
        SAKLAR_S3_SECRET_FILE: secretFile,
      },
    });
  };

  beforeAll(async () => {
    standIn = await startStandIn();
    s3 = await startS3Server();
    proxy = await startHeldProxy(s3.settings.endpoint ?? "");
    writeFileSync(secretFile, `${s3.settings.secretAccessKey}\n`, { mode: 0o600 });
    // The pages of September, on which a download without a mimetype fails.
    await standIn.control.turn({ era: "sep2026" });
    await start();
    account = await linkAccount(companion, standIn, {
      ...{ name: "Toko", number: "6281234500001", autoStart: true, history: past },
    });
    ({ id } = await companion.account("Toko"));
  });

  afterAll(async () => {
    await companion?.process.end();
    await standIn?.stop();
    await proxy?.close();
    await s3?.stop();
    dataDir.remove();
  });

  const usage = async () => (await (await companion.request("GET", pathOf("Toko", "/media"))).json()) as MediaUsage;
  const settled = (files: number) =>
    vi.waitFor(async () => expect(await usage()).toMatchObject({ files, waiting: 0, moving: null, problem: null }));
  const messages = async (of = chatId) => {
    const path = pathOf("Toko", `/chats/${encodeURIComponent(of)}/messages?limit=200`);
    return ((await (await companion.request("GET", path)).json()) as MessagePage).messages;
  };
  const followSync = () => {
    const told: SyncProgress[] = [];
    const socket = companion.socket();
    socket.on("whatsapp-sync-progress", (progress) => void told.push(progress));
    socket.connect();
    return { told, close: () => socket.close() };
  };
  const read = (messageId: string) =>
    companion.request("GET", pathOf("Toko", `/messages/${encodeURIComponent(messageId)}/media`));
  const deliver = (type: string, mimetype: string, filename: string) =>
    account.phone.deliver({
      ...{ from: friend, text: `ini ${filename}`, type },
      media: { mimetype, filename, content: bytesOf(filename).toString("base64") },
    });
  const files = () => {
    const folder = join(dataDir.path, "media", id);
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  };
  const contentOf = async (messageId: string) => Buffer.from(await (await read(messageId)).arrayBuffer()).toString();

  it("is stored when it arrives, a picture, a document and a voice message, with what was written to it", async () => {
    await deliver("image", "image/png", "foto.png");
    await deliver("document", "application/pdf", "Daftar Harga.pdf");
    await deliver("ptt", "audio/ogg; codecs=opus", "suara.ogg");
    await settled(3);

    const stored = await messages();
    expect(stored.map(({ type, body, media }) => [type, body, media?.mimetype, media?.isStored])).toEqual([
      ["ptt", "ini suara.ogg", "audio/ogg; codecs=opus", true],
      ["document", "ini Daftar Harga.pdf", "application/pdf", true],
      ["image", "ini foto.png", "image/png", true],
    ]);
    const document = await read(stored[1]?.messageId ?? "");
    expect(document.headers.get("content-type")).toBe("application/pdf");
    expect(document.headers.get("content-disposition")).toContain(`attachment; filename="Daftar Harga.pdf"`);
    expect(Buffer.from(await document.arrayBuffer())).toEqual(bytesOf("Daftar Harga.pdf"));
    expect(files()).toHaveLength(3);
    for (const file of files()) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("of older messages comes with a history sync", async () => {
    await companion.request("POST", pathOf("Toko", "/stop?wait=stopped"));
    for (let index = 3; index < count; index += 1) await deliver("image", "image/jpeg", `lama-${index}.jpg`);
    await companion.request("POST", pathOf("Toko", "/start"));
    await becomes(companion, "Toko", { status: "ready" });

    const answer = await companion.request("POST", pathOf("Toko", "/sync-history"), { limit: count });

    expect(answer.status).toBe(202);
    await settled(count);
    for (const { messageId, body } of await messages()) {
      expect(await contentOf(messageId)).toBe(bytesOf(body.slice("ini ".length)).toString());
    }
  });

  it("moves to the bucket, and the history sync ends, also when the companion is killed in the middle of both", async () => {
    const held = proxy.hold("PUT", 5);
    await companion.request("PUT", pathOf("Toko"), { storageMode: "s3" });
    await held;
    const before = followSync();
    await companion.request("POST", pathOf("Toko", "/sync-history"), { limit: past.messages });
    await vi.waitFor(() => expect(before.told.at(-1)?.chatsDone).toBeGreaterThan(4), { interval: 5 });
    await companion.process.end("SIGKILL");
    before.close();
    const cut = before.told.at(-1)!;
    expect(cut.chatsDone).toBeLessThan(past.chats);
    expect(s3.keys()).toHaveLength(4);
    expect(files()).toHaveLength(count - 4);

    await start();
    const after = followSync();
    await settled(count);
    await vi.waitFor(() => expect(after.told.at(-1)?.done).toBe(true));
    after.close();

    // The account starts by itself, and goes on: what was told as read is not read again.
    expect(after.told.find(({ chatsTotal }) => chatsTotal > 0)!.chatsDone).toBeGreaterThanOrEqual(cut.chatsDone);
    expect(after.told.at(-1)).toEqual({
      ...{ accountId: id, syncId: cut.syncId, chatsDone: past.chats + 1, chatsTotal: past.chats + 1 },
      ...{ chatsUnreadable: 0, messages: past.chats * past.messages + count, done: true },
    });
    const { chats } = (await (await companion.request("GET", pathOf("Toko", "/chats?limit=200"))).json()) as ChatPage;
    expect(chats).toHaveLength(past.chats + 1);
    for (const { chatId: of } of chats.filter((chat) => chat.chatId !== chatId)) {
      const stored = await messages(of);
      expect(new Set(stored.map(({ messageId }) => messageId)).size).toBe(past.messages);
    }
    expect(files()).toEqual([]);
    expect(s3.keys()).toHaveLength(count);
    for (const { messageId, body } of await messages()) {
      expect(await contentOf(messageId)).toBe(bytesOf(body.slice("ini ".length)).toString());
    }
    expect(companion.process.output()).not.toContain(s3.settings.secretAccessKey);
  });

  it("goes with the account: no row, no file, no object", async () => {
    await companion.request("PUT", pathOf("Toko"), { storageMode: "database" });
    await settled(count);
    expect(s3.keys()).toEqual([]);
    await companion.request("PUT", pathOf("Toko"), { storageMode: "s3" });
    await settled(count);

    expect((await companion.request("DELETE", pathOf("Toko"))).status).toBe(200);

    expect(s3.keys()).toEqual([]);
    expect(existsSync(join(dataDir.path, "media", id))).toBe(false);
  });
});
