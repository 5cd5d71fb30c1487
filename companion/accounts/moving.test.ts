/** One account from one companion to another, on real databases, files and encryption; only the browsers are scripted. */
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { StorageMode } from "#shared/settings-limits";
import { AppError } from "../errors";
import { createMediaRig, type MediaRig } from "../media/testing/media-rig";
import { type S3Server, startS3Server } from "../media/testing/s3-server";
import { bytesOf, type Entry, passphrase, sealedTar, streamOf } from "../moving/testing/account-file";

let s3: S3Server;
let here: MediaRig;
let there: MediaRig;
let id: string;
beforeAll(async () => {
  s3 = await startS3Server();
});
afterAll(() => s3.stop());
beforeEach(async () => {
  here = await createMediaRig(s3);
  there = await createMediaRig(s3);
  there.browserHost.removeProfile = there.profiles.remove;
  id = (await here.create({ clientName: "Toko", syncLimit: 7, trustLevel: 2, dailyLimit: 60, labels: ["jualan"] })).id;
  await here.makeReady();
});
afterEach(async () => {
  for (const rig of [here, there]) {
    await rig.close();
    await rm(rig.profilesDir, { recursive: true, force: true });
  }
});

const idb = "Default/IndexedDB/https_web.whatsapp.com_0.indexeddb.leveldb/000003.log";
const longest = `Default/WebStorage/${"a".repeat(120)}/${"b".repeat(120)}/index`;
const kept = { [idb]: "the link", "Default/Cookies": "cookies", [longest]: "x" };
const left = {
  "Default/Code Cache/js/index": "cache",
  "Default/WebStorage/1/CacheStorage/index": "cache",
  "Default/Extensions/abc/manifest.json": "{}",
  "Local State": "{}",
  "NativeMessagingHosts/evil.json": "{}",
};

async function fill(rig: MediaRig, accountId: string): Promise<void> {
  for (const [path, text] of Object.entries({ ...kept, ...left })) {
    const target = join(rig.profiles.pathOf(accountId), path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

/** With three messages that all bring media, and a profile; stopped. */
async function prepare(mode: StorageMode = "filesystem"): Promise<void> {
  await here.setMode("Toko", mode);
  here.hear(here.message("m1", { body: "pesanan nasi", type: "chat" }));
  here.hear(here.message("m2", { fromMe: true, ack: "read" }));
  here.hear(here.message("m3", { author: { id: "628990000007@c.us", name: "Ayu" } }));
  await here.stored();
  await here.settled("Toko", 3);
  await fill(here, id);
  await here.useCases.stop("Toko");
  await here.useCases.waitFor("Toko", "stopped", 1000);
}

const exported = async () => bytesOf((await here.accounts.moving.exportAccount("Toko", passphrase)).content);
const take = (file: Uint8Array, clientName?: string) =>
  there.accounts.moving.importAccount(streamOf(file), { passphrase, clientName });

async function codeOf(work: Promise<unknown>): Promise<string> {
  const thrown = await work.then(
    () => "done",
    (error: unknown) => error,
  );
  return thrown instanceof AppError ? thrown.code : String(thrown);
}

/** Everything a rig knows or keeps: accounts seen and unseen, folders, files, objects. */
async function traces(rig: MediaRig) {
  const hidden = await rig.store.accounts.listDeleting();
  const folders = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
  return {
    accounts: (await rig.useCases.list({})).accounts.map(({ clientName }) => clientName),
    hidden: hidden.length,
    profiles: folders(rig.profilesDir),
    media: folders(rig.folder),
    told: rig.eventsOf("account.changed").length,
  };
}
const nothing = { accounts: [], hidden: 0, profiles: [], media: [], told: 0 };

describe("an account that moves", () => {
  it("brings settings, labels, link, history and the part of the profile that is the link", async () => {
    await prepare();

    const account = await take(await exported());

    expect(account).toMatchObject({
      ...{ clientName: "Toko", syncLimit: 7, trustLevel: 2, dailyLimit: 60, labels: ["jualan"] },
      ...{ status: "disconnected", reason: "stopped", isLoggedIn: true, phoneNumber: "6281234500001" },
      createdAt: (await here.useCases.read("Toko")).createdAt,
    });
    expect(account.id).not.toBe(id);
    const profile = there.profiles.pathOf(account.id);
    for (const [path, text] of Object.entries(kept)) expect(readFileSync(join(profile, path), "utf8")).toBe(text);
    for (const path of Object.keys(left)) expect(existsSync(join(profile, path)), path).toBe(false);
    const { chats } = there.accounts;
    expect(await chats.listChats("Toko", { limit: 9 })).toEqual(
      await here.accounts.chats.listChats("Toko", { limit: 9 }),
    );
    const thread = await here.accounts.chats.listMessages("Toko", "c1", {});
    expect(thread.messages).toHaveLength(3);
    expect(await chats.listMessages("Toko", "c1", {})).toEqual(thread);
    const page = await chats.searchMessages("Toko", "nasi", { limit: 9 });
    expect(page.messages.map(({ messageId }) => messageId)).toEqual(["m1"]);
  });

  it.each<[StorageMode, StorageMode]>([
    ["filesystem", "filesystem"],
    ["database", "database"],
    ["s3", "s3"],
  ])("brings media that was in %s, and asks WhatsApp for none of it", async (mode) => {
    await prepare(mode);

    const account = await take(await exported());

    expect(await there.text("Toko", "m2")).toBe("bytes of m2");
    expect(await there.text("Toko", "m3")).toBe("bytes of m3");
    expect(there.fetched).toEqual([]);
    expect(await there.media.usage("Toko")).toMatchObject({ storageMode: mode, files: 3, moving: null });
    await there.useCases.remove("Toko");
    expect([there.filesOf(account.id), there.objectsOf(account.id)]).toEqual([[], []]);
  });

  it("keeps its media in files where there is no bucket", async () => {
    await prepare("s3");
    await there.close();
    there = await createMediaRig(null);

    const account = await take(await exported());

    expect(account.storageMode).toBe("filesystem");
    expect(there.filesOf(account.id)).toHaveLength(3);
  });
});

describe("an export", () => {
  it("is refused while the account runs, is parked, or is just being exported", async () => {
    expect(await codeOf(here.accounts.moving.exportAccount("Toko", passphrase))).toBe("account_running");
    await prepare();

    const { content } = await here.accounts.moving.exportAccount("Toko", passphrase);

    expect(await codeOf(here.accounts.moving.exportAccount("Toko", passphrase))).toBe("account_moving");
    expect(await codeOf(here.useCases.start("Toko"))).toBe("account_moving");
    await content.cancel();
    expect((await here.useCases.start("Toko")).desired).toBe("running");
  });

  it("makes no more than what is read of it", async () => {
    await prepare();
    const inProfile = (name: string) => join(here.profiles.pathOf(id), "Default/Session Storage", name);
    await mkdir(inProfile("."), { recursive: true });
    for (const name of ["big1", "big2"]) await writeFile(inProfile(name), Buffer.alloc(5_000_000));
    const { content } = await here.accounts.moving.exportAccount("Toko", passphrase);
    const reader = content.getReader();

    for (let bytes = 0; bytes < 1_000_000; ) bytes += (await reader.read()).value?.byteLength ?? 0;
    // Gone before its turn comes: nobody has read ahead, and a file that misses something is no file.
    await rm(inProfile("big2"));

    await expect(
      (async () => {
        while (!(await reader.read()).done);
      })(),
    ).rejects.toThrow();
    expect((await here.useCases.start("Toko")).desired).toBe("running");
  });
});

describe("an import that fails", () => {
  const account = {
    linkMethod: "qr",
    linkPhoneNumber: null,
    autoStart: false,
    syncLimit: 1,
    storageMode: "filesystem",
  };
  const rest = { trustLevel: 1, dailyLimit: 5, labels: [], messagesSentToday: 0, sentDay: null, lastActiveAt: null };
  const manifest = (change: object = {}, clientName = "X"): Entry => {
    const times = { createdAt: "2026-01-25T08:00:00.000Z" };
    const body = { clientName, phoneNumber: null, isLoggedIn: false, ...account, ...rest, ...times };
    const said = { kind: "saklar-account", version: 1, madeAt: times.createdAt, account: body, ...change };
    return { name: "manifest.json", text: JSON.stringify(said) };
  };
  const refusal = async (...entries: Entry[]) =>
    codeOf(there.accounts.moving.importAccount(await sealedTar(entries), { passphrase }));

  it("for a wrong passphrase, or a file that is cut or altered anywhere, leaves nothing", async () => {
    await prepare();
    const file = await exported();

    const wrong = there.accounts.moving.importAccount(streamOf(file), { passphrase: "another passphrase" });
    expect(await codeOf(wrong)).toBe("passphrase_wrong");
    for (const part of [0.2, 0.5, 0.9]) {
      const at = Math.floor(file.length * part);
      expect(await codeOf(take(file.subarray(0, at)))).toBe("export_damaged");
      expect(await codeOf(take(file.map((byte, index) => (index === at ? byte ^ 1 : byte))))).toBe("export_damaged");
    }
    expect(await codeOf(take(file.subarray(0, -1)))).toBe("export_damaged");
    expect(await traces(there)).toEqual(nothing);
  });

  it("for a newer format or a foreign manifest says so, and leaves nothing", async () => {
    expect(await refusal(manifest())).toBe("done");
    await there.useCases.remove("X");
    expect(await refusal(manifest({ version: 2, account: { unheardOf: true } }))).toBe("export_newer");
    expect(await refusal(manifest({ kind: "other" }))).toBe("export_damaged");
    expect(await refusal(manifest({}, "a/b"))).toBe("export_damaged");
    expect(await refusal({ name: "manifest.json", text: "{" })).toBe("export_damaged");
    expect(await refusal()).toBe("export_damaged");
    expect(await traces(there)).toMatchObject({ ...nothing, told: 1 });
  });

  it.each<[string, Entry]>([
    ["climbs out of its folder", { name: "profile/Default/IndexedDB/../../../../evil", text: "x" }],
    ["is absolute", { name: "/etc/cron.d/evil", text: "x" }],
    ["tells the browser what to run", { name: "profile/Default/Extensions/a/manifest.json", text: "x" }],
    ["hides behind a backslash", { name: "profile/Default/IndexedDB/..\\..\\evil", text: "x" }],
    ["is a link", { name: "profile/Default/IndexedDB/a", type: "symlink", linkname: "/etc" }],
    ["is a hard link", { name: "profile/Default/IndexedDB/a", type: "link", linkname: "/etc/passwd" }],
    ["is a device", { name: "profile/Default/IndexedDB/a", type: "character-device" }],
    ["is of no kind that is known", { name: "notes.txt", text: "x" }],
    ["is a second manifest", { name: "manifest.json", text: "{}" }],
    ["is a page that is none", { name: "messages/000000.json", text: '[{"messageId":1}]' }],
  ])("because a part of it %s leaves nothing", async (_what, entry) => {
    const before = { name: "profile/Default/IndexedDB/ok", text: "x" };

    expect(await refusal(manifest(), before, entry)).toBe("export_damaged");

    expect(await traces(there)).toEqual(nothing);
  });

  it("because the same file comes twice, or one that claims to be enormous, leaves nothing", async () => {
    const twice = { name: "profile/Default/IndexedDB/a", text: "x" };
    expect(await refusal(manifest(), twice, twice)).toBe("export_damaged");
    // The sizes of a header are told in a note before it.
    const pax = { size: String(9 * 1024 ** 4) };
    expect(await refusal(manifest(), { name: "profile/Default/IndexedDB/b", text: "x", pax })).toBe("export_damaged");
    expect(await traces(there)).toEqual(nothing);
  });

  it("because the name, the number or the room is taken leaves what is there as it was", async () => {
    await prepare();
    const file = await exported();
    await there.create({ clientName: "toko", start: false });
    const before = await traces(there);

    expect(await codeOf(take(file))).toBe("name_taken");
    await take(file, "Toko 2");
    expect(await codeOf(take(file, "Toko 3"))).toBe("number_linked");

    expect((await traces(there)).accounts).toEqual([...before.accounts, "Toko 2"]);
    expect((await traces(there)).hidden).toBe(0);
  });

  it("on a disk that takes not even its removal is removed as soon as that works", async () => {
    await prepare();
    await writeFile(join(here.profiles.pathOf(id), "Default/WebStorage/tail"), randomBytes(300_000));
    const file = await exported();
    const { remove } = there.profiles;
    there.browserHost.removeProfile = async () => {
      throw new Error("ENOSPC");
    };

    expect(await codeOf(take(file.subarray(0, -1)))).toBe("export_damaged");
    expect(await traces(there)).toMatchObject({ accounts: [], hidden: 1 });

    there.browserHost.removeProfile = remove;
    there.clock.advance(60_000);
    await vi.waitFor(async () => expect(await traces(there)).toEqual(nothing));
  });

  it("in the middle, with the companion, is removed when the next one starts", async () => {
    await prepare();
    await writeFile(join(here.profiles.pathOf(id), "Default/WebStorage/tail"), randomBytes(300_000));
    const file = await exported();
    const upload = streamOf(file.subarray(0, -100), "hang");
    // For ever under way, as far as this companion gets.
    void there.accounts.moving.importAccount(upload, { passphrase }).catch(() => {});
    const tail = () => readdirSync(there.profilesDir, { recursive: true }).filter((path) => `${path}`.endsWith("tail"));
    await vi.waitFor(() => expect(tail()).toHaveLength(1));
    expect((await traces(there)).media).toHaveLength(1);
    expect(await traces(there)).toMatchObject({ accounts: [], hidden: 1, told: 0 });

    const next = there.boot();
    await next.boot();

    await vi.waitFor(async () => expect(await traces(there)).toEqual(nothing));
    await next.shutdown();
  });
});
