/** Opening: what is migrated, and what is refused untouched. */
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../clock";
import { silentLog } from "../diagnostics/log";
import { openStore } from "./open-store";
import { migrationsFolder } from "./refusals";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "saklar-store-"));
  file = join(folder, "test.db");
});
afterEach(() => rm(folder, { recursive: true }));

const open = () => openStore({ url: `file:${file}`, clock: systemClock, random: Math.random, log: silentLog });
const account = {
  id: "a",
  clientName: "Toko",
  linkMethod: "qr",
  linkPhoneNumber: null,
  at: "2026-01-31T10:00:00.000Z",
} as const;

/** Puts a file as it was left, without a journal beside it. */
async function prepare(sql: readonly string[]): Promise<Buffer> {
  const store = await open();
  await store.close();
  const client = createClient({ url: `file:${file}` });
  for (const statement of sql) await client.execute(statement);
  await client.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  client.close();
  return readFile(file);
}

/** As a version left it that knew only the first migrations, with one account. */
async function prepareOld(known: number, more: readonly string[] = []): Promise<Buffer> {
  const client = createClient({ url: `file:${file}` });
  await client.execute("PRAGMA journal_mode = WAL");
  await client.execute(
    "CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)",
  );
  for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder }).slice(0, known)) {
    for (const statement of sql) await client.execute(statement);
    const args = [hash, folderMillis];
    await client.execute({ sql: "INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)", args });
  }
  await client.execute(
    `INSERT INTO whatsapp_account (id, clientName, nameKey, linkMethod, since, createdAt, updatedAt)
     VALUES ('a', 'Toko', 'toko', 'qr', '${account.at}', '${account.at}', '${account.at}')`,
  );
  for (const statement of more) await client.execute(statement);
  await client.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  client.close();
  return readFile(file);
}

async function tablesOf(path: string): Promise<unknown[]> {
  const client = createClient({ url: `file:${path}` });
  const { rows } = await client.execute("SELECT name, sql FROM sqlite_master ORDER BY name");
  client.close();
  return rows.map(({ name, sql }) => [name, sql]);
}

describe("a database", () => {
  it("is made where there is none, and keeps what was written", async () => {
    const first = await open();
    await first.accounts.insert(account);
    await first.close();

    const second = await open();

    expect((await second.accounts.find("Toko"))?.id).toBe("a");
    await second.close();
  });

  it("is written ahead, so that readers do not wait", async () => {
    await prepare([]);
    const client = createClient({ url: `file:${file}` });

    expect((await client.execute("PRAGMA journal_mode")).rows[0]?.[0]).toBe("wal");
    client.close();
  });

  it("is whole in its one file once closed, so that a copy of that file is a backup", async () => {
    const store = await open();
    await store.accounts.insert(account);
    await store.close();

    const copy = join(folder, "copy.db");
    await copyFile(file, copy);
    const client = createClient({ url: `file:${copy}` });
    const { rows } = await client.execute("SELECT clientName FROM whatsapp_account");
    client.close();

    expect(rows[0]?.clientName).toBe("Toko");
  });

  it("F48: of a newer version is refused and not touched", async () => {
    const before = await prepare([
      "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('from the future', 9e15)",
    ]);

    await expect(open()).rejects.toThrow(/written by a newer version of Saklar\. Nothing was changed/);

    expect(await readFile(file)).toEqual(before);
  });

  it("F48: of an older version is brought up to date with all it holds, and a copy of it as it was is kept a month", async () => {
    const before = await prepareOld(5);

    const store = await open();
    expect(await store.accounts.find("Toko")).toMatchObject({ id: "a", labels: [] });
    await store.close();

    const backup = `${file}.backup`;
    expect(await readFile(backup)).toEqual(before);
    await (await open()).close();
    expect(existsSync(backup)).toBe(true);
    const long = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
    await utimes(backup, long, long);
    await (await open()).close();
    expect(existsSync(backup)).toBe(false);
  });

  it("F48: that cannot be brought up to date is refused, and has not one table more than before", async () => {
    await prepareOld(5, ["CREATE TABLE webhook_delivery (mine TEXT)"]);
    const before = await tablesOf(file);

    await expect(open()).rejects.toMatchObject({ name: "StoreError", code: "not_opened" });

    expect(await tablesOf(file)).toEqual(before);
    expect(await tablesOf(`${file}.backup`)).toEqual(before);
  });

  it.each([
    ["no database at all", () => Buffer.from("this is a letter, not a database ".repeat(200))],
    [
      "damaged inside",
      (good: Buffer) => Buffer.concat([good.subarray(0, 4096), Buffer.alloc(good.length - 4096, 0x5a)]),
    ],
  ])("F32: that is %s is refused and not touched", async (_, damage) => {
    const damaged = damage(await prepare([]));
    await writeFile(file, damaged);

    await expect(open()).rejects.toMatchObject({ name: "StoreError", message: expect.stringContaining("damaged") });

    expect(await readFile(file)).toEqual(damaged);
  });

  it("in a folder that does not exist is refused with its address", async () => {
    file = join(folder, "nowhere", "test.db");

    await expect(open()).rejects.toMatchObject({ name: "StoreError", message: expect.stringContaining("nowhere") });
  });

  it("F48: that another program keeps from being migrated is refused in plain words", async () => {
    const other = createClient({ url: `file:${file}` });
    await other.execute("PRAGMA journal_mode = WAL");
    const lock = await other.transaction("write");

    await expect(open()).rejects.toThrow(/locked by another program/);
    await lock.rollback();
    other.close();
  });
});
