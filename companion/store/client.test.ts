/** The write rules against real locks: another connection holds the file while we write. */
import { readdirSync, readlinkSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../clock";
import { silentLog } from "../diagnostics/log";
import { createDatabase, type Database, lockWaitMs, type Statement } from "./client";

let folder: string;
let url: string;
let database: Database;
let other: Client;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "saklar-store-"));
  url = `file:${join(folder, "test.db")}`;
  const client = createClient({ url, concurrency: 1, timeout: lockWaitMs });
  await client.execute("PRAGMA journal_mode = WAL");
  await client.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT UNIQUE)");
  database = open(client);
  other = createClient({ url, concurrency: 1, timeout: lockWaitMs });
});

afterEach(async () => {
  await database.close();
  other.close();
  await rm(folder, { recursive: true });
});

interface Opening {
  readonly pass?: (ms: number) => number;
  readonly tune?: () => Promise<unknown>;
  readonly isFile?: boolean;
}

function open(client: Client, { pass = (ms) => ms, tune = async () => {}, isFile = false }: Opening = {}): Database {
  return createDatabase({
    client,
    // Real pauses, only shorter where a test waits them all out.
    clock: { ...systemClock, after: (ms, task) => systemClock.after(pass(ms), task) },
    random: () => 0,
    log: silentLog,
    isFile,
    reconnect: async () => {
      await client.reconnect();
      await tune();
    },
  });
}

const note = (text: string): Statement => ({
  toSQL: () => ({ sql: "INSERT INTO note (text) VALUES (?)", params: [text] }),
});

/** Empty for one that is closed already. */
function linkOf(descriptor: string): string {
  try {
    return readlinkSync(descriptor);
  } catch {
    return "";
  }
}

/** What someone sees who has nothing to do with our connection. */
async function freshlyRead(): Promise<unknown[]> {
  const reader = createClient({ url });
  const { rows } = await reader.execute("SELECT text FROM note ORDER BY id");
  reader.close();
  return rows.map((row) => row.text);
}

describe("a write that meets another's lock", () => {
  it("F31: is made once the lock is gone, and so is every later one", async () => {
    const lock = await other.transaction("write");
    const first = database.write(note("one"));
    const rest = [2, 3, 4].map((index) => database.write(note(`later ${index}`), note(`batch ${index}`)));
    setTimeout(() => void lock.rollback(), 400);

    await Promise.all([first, ...rest]);

    const texts = ["one", "later 2", "batch 2", "later 3", "batch 3", "later 4", "batch 4"];
    expect(await freshlyRead()).toEqual(texts);
  });

  it("F31: leaves no lock behind, so that others can write", async () => {
    const lock = await other.transaction("write");
    const written = database.write(note("one"));
    setTimeout(() => void lock.rollback(), 200);
    await written;

    await other.execute("INSERT INTO note (text) VALUES ('two')");

    expect(await freshlyRead()).toEqual(["one", "two"]);
  });

  it("F31: is given up after five seconds, and nothing of it is written later", async () => {
    const client = createClient({ url, concurrency: 1, timeout: lockWaitMs });
    const hurried = open(client, { pass: () => 1 });
    const lock = await other.transaction("write");

    await expect(hurried.write(note("one"))).rejects.toMatchObject({ code: "store_unavailable", retryAfter: 5 });
    await lock.rollback();
    await hurried.write(note("two"));

    expect(await freshlyRead()).toEqual(["two"]);
    await hurried.close();
  });

  it("F31: costs no more file descriptors the longer the lock is held", async () => {
    const client = createClient({ url, concurrency: 1, timeout: 1 });
    const hurried = open(client, { pass: () => 1 });
    const lock = await other.transaction("write");
    const descriptors = () =>
      readdirSync("/proc/self/fd").filter((fd) => linkOf(`/proc/self/fd/${fd}`).startsWith(folder)).length;
    const giveUp = () => expect(hurried.write(note("one"))).rejects.toMatchObject({ code: "store_unavailable" });
    await giveUp();
    const before = descriptors();

    await giveUp();
    await giveUp();

    expect(descriptors()).toBeLessThanOrEqual(before);
    await lock.rollback();
    await hurried.write(note("two"));
    expect(await freshlyRead()).toEqual(["two"]);
    await hurried.close();
  });

  it("does not keep reads from what is stored", async () => {
    await database.write(note("one"));
    const lock = await other.transaction("write");
    const writing = database.write(note("two"));

    const rows = await database.read((db) => db.values("SELECT text FROM note"));
    await lock.rollback();
    await writing;

    expect(rows).toMatchObject([{ text: "one" }]);
  });
});

describe("a full disk", () => {
  it("F30: is said so, and harms neither what is stored nor what comes when there is room again", async () => {
    const client = createClient({ url, concurrency: 1, timeout: lockWaitMs });
    const full = open(client);
    await full.write(note("one"));
    const { rows } = await client.execute("PRAGMA page_count");
    await client.execute(`PRAGMA max_page_count = ${Number(rows[0]?.[0])}`);

    await expect(full.write(note("two"), note("x".repeat(100_000)))).rejects.toMatchObject({ code: "disk_full" });
    await full.write(note("three"));

    expect(await freshlyRead()).toEqual(["one", "three"]);
    await full.close();
  });
});

describe("a database that may only be read any more", () => {
  it("F33: refuses each write as a store that is not there, goes on answering, and takes the next one later", async () => {
    const client = createClient({ url, concurrency: 1, timeout: lockWaitMs });
    let isReadOnly = true;
    const settle = () => client.execute(`PRAGMA query_only = ${isReadOnly ? "ON" : "OFF"}`);
    const reading = open(client, { tune: settle });
    await reading.write(note("one"));
    await settle();

    for (const _time of [1, 2]) {
      await expect(reading.write(note("two"))).rejects.toMatchObject({ code: "store_unavailable" });
    }
    expect(await reading.read((db) => db.values("SELECT text FROM note"))).toMatchObject([{ text: "one" }]);
    isReadOnly = false;
    await settle();
    await reading.write(note("three"));

    expect(await freshlyRead()).toEqual(["one", "three"]);
    await reading.close();
  });
});

describe("a write", () => {
  it("counts only when it is on the disk, but for what comes again by itself", async () => {
    const client = createClient({ url, concurrency: 1, timeout: lockWaitMs });
    const careful = open(client, { isFile: true });
    const synchronous = async () => (await client.execute("PRAGMA synchronous")).rows[0]?.[0];
    const [full, normal] = [2, 1];

    await careful.write(note("one"));
    expect(await synchronous()).toBe(full);
    await careful.note(note("two"));
    expect(await synchronous()).toBe(normal);
    await careful.write(note("three"));
    expect(await synchronous()).toBe(full);

    expect(await freshlyRead()).toEqual(["one", "two", "three"]);
    await careful.close();
  });
});

describe("a batch", () => {
  it("is written as a whole or not at all, and the next one is not harmed", async () => {
    await database.write(note("one"));

    await expect(database.write(note("two"), note("one"))).rejects.toMatchObject({
      code: expect.stringMatching(/^SQLITE_CONSTRAINT/),
    });
    await database.write(note("three"));

    expect(await freshlyRead()).toEqual(["one", "three"]);
  });

  it("comes after the one that was asked before it", async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => database.write(note(`n${index}`))));

    expect(await freshlyRead()).toEqual(Array.from({ length: 50 }, (_, index) => `n${index}`));
  });
});
