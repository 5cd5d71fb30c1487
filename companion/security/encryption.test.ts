/** A database encrypted with the user's key: nothing of it is readable on the disk, and a missing or wrong key is called that. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runScript } from "../../scripts/testing/script-process";
import { silentLog } from "../diagnostics/log";
import { convertDatabase } from "../store/convert-database";
import { openStore, type Store } from "../store/open-store";
import { createTestClock } from "../testing/test-clock";

const convertOverAndOver = fileURLToPath(new URL("testing/convert-over-and-over.ts", import.meta.url));
const key = "K+/=&%?#' 5ö-0123456789abcdef";
const canary = "RAHASIA-kiriman-4711";

let folder: string;
let path: string;
let url: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "saklar-key-")), "with space & ?");
  mkdirSync(folder);
  path = join(folder, "saklar.db");
  url = `file:${path.replace("?", "%3F")}`;
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

const open = (encryptionKey?: string) =>
  openStore({ url, encryptionKey, clock: createTestClock(), random: Math.random, log: silentLog });

/** An account named like the canary with messages that hold it, more than a page of SQLite's cache. */
async function fill(encryptionKey?: string) {
  const store = await open(encryptionKey);
  const at = "2026-01-31T10:00:00.000Z";
  await store.accounts.insert({ id: "a", clientName: canary, linkMethod: "qr", linkPhoneNumber: null, at });
  const messages = Array.from({ length: 300 }, (_, index) => ({
    ...{ messageId: `m${index}`, chatId: "c@c.us", fromMe: false, type: "chat" },
    body: `${canary} ${"x".repeat(200)} ${index}`,
    timestamp: index,
  }));
  await store.history.saveMessages("a", messages);
  return store;
}

/** What the end of a process does: the driver itself keeps files open until its memory is cleared. */
function letGo(): void {
  copyFileSync(path, `${path}.copy`);
  for (const ending of ["", "-wal", "-shm"]) rmSync(`${path}${ending}`, { force: true });
  renameSync(`${path}.copy`, path);
}

async function end(store: Store): Promise<void> {
  await store.close();
  letGo();
}

const found = async (encryptionKey?: string) => {
  const store = await open(encryptionKey);
  try {
    return (await store.chats.searchMessages("a", "kiriman", { limit: 5 })).messages.length;
  } finally {
    await end(store);
  }
};

/** Files of the folder in which the canary can be read. */
const readable = () => readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(canary));

describe("an encrypted database", () => {
  it("leaves nothing readable in any file, neither while it is written nor once closed", async () => {
    const store = await fill(key);

    const meanwhile = [readdirSync(folder), readable()];
    await store.close();
    const closed = readable();

    expect(meanwhile).toEqual([["saklar.db", "saklar.db-shm", "saklar.db-wal"], []]);
    expect(closed).toEqual([]);
    await end(store);
    expect(readable()).toEqual([]);
    expect(await found(key)).toBe(5);
  });

  it("is looked for rightly: the same search finds the canary in a plain one", async () => {
    const store = await fill();

    expect(readable().length).toBeGreaterThan(0);
    await end(store);
    expect(readable()).toEqual(["saklar.db"]);
  });

  it.each([
    ["key_missing", undefined, /is encrypted\. Nothing was changed; .*SAKLAR_DATABASE_KEY_FILE/],
    ["key_wrong", `${key}x`, /The key does not open the database/],
  ])("is refused with %s and not touched", async (code, wrong, words) => {
    await end(await fill(key));
    const before = readFileSync(path);

    await expect(open(wrong)).rejects.toMatchObject({
      name: "StoreError",
      code,
      message: expect.stringMatching(words),
    });

    await expect(open(wrong)).rejects.not.toThrow(/damaged|corrupt/);
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(folder)).toEqual(["saklar.db"]);
  });

  it("that is damaged inside is called damaged, not a matter of the key", async () => {
    await end(await fill(key));
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 0x5a)]));

    await expect(open(key)).rejects.toMatchObject({ code: "damaged" });
  });

  it("can be copied as a backup, which needs the same key", async () => {
    await end(await fill(key));
    copyFileSync(path, join(folder, "backup.db"));

    path = join(folder, "backup.db");
    url = url.replace("saklar.db", "backup.db");

    expect(await found(key)).toBe(5);
    await expect(open()).rejects.toMatchObject({ code: "key_missing" });
  });
});

describe("a plain database", () => {
  it("is not opened with a key: that it is not encrypted must not be overlooked", async () => {
    await end(await fill());

    await expect(open(key)).rejects.toMatchObject({
      code: "not_encrypted",
      message: expect.stringContaining("npm run database -- encrypt"),
    });
  });

  it("becomes an encrypted one with everything in it, and plain again", async () => {
    await end(await fill());

    expect(await convertDatabase({ url, key, to: "encrypted" })).toBe(true);
    const encrypted = [readable(), readdirSync(folder), await found(key)];
    expect(await convertDatabase({ url, key, to: "encrypted" })).toBe(false);
    letGo();
    expect(await convertDatabase({ url, key, to: "plain" })).toBe(true);

    expect(encrypted).toEqual([[], ["saklar.db"], 5]);
    expect(await found()).toBe(5);
    expect(await convertDatabase({ url, key, to: "plain" })).toBe(false);
  });

  it("is not converted back with another key", async () => {
    await end(await fill(key));
    const before = readFileSync(path);

    for (const to of ["plain", "encrypted"] as const) {
      await expect(convertDatabase({ url, key: `${key}x`, to })).rejects.toMatchObject({ code: "key_wrong" });
    }

    expect(readFileSync(path)).toEqual(before);
  });

  it("that somebody uses is left alone", async () => {
    const store = await fill();

    await expect(convertDatabase({ url, key, to: "encrypted" })).rejects.toMatchObject({ code: "locked" });

    await end(store);
    expect(await found()).toBe(5);
  });

  it("where there is none is not made", async () => {
    await expect(convertDatabase({ url, key, to: "encrypted" })).rejects.toMatchObject({ code: "not_opened" });

    expect(existsSync(path)).toBe(false);
  });

  it("is the old or the new one, whole, whenever the conversion is killed, and the same call finishes it", async () => {
    await end(await fill());
    for (const round of [1, 2, 3]) {
      const converting = runScript(convertOverAndOver, { args: [url, key] });
      await converting.waitFor(new RegExp(`(?:done;){${round}}`));
      await converting.end("SIGKILL");

      await convertDatabase({ url, key, to: "encrypted" });

      expect([readable(), await found(key)]).toEqual([[], 5]);
      expect(readdirSync(folder).filter((name) => name.includes("converting"))).toEqual([]);
      await convertDatabase({ url, key, to: "plain" });
      const client = createClient({ url });
      expect((await client.execute("PRAGMA integrity_check")).rows[0]?.[0]).toBe("ok");
      client.close();
    }
  }, 120_000);
});
