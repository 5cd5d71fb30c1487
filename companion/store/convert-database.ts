/** Encrypts a database file, or makes it plain again: written anew beside it, proven equal, then put in its place at once. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { type Client, createClient } from "@libsql/client";
import { backupOf } from "./backup";
import { lockWaitMs } from "./client";
import { fileUrlWithKey, pathOfFileUrl, readDatabaseFileKind } from "./database-file";
import { refusal, refuseDamaged } from "./refusals";
import { StoreError } from "./sqlite-errors";

interface Conversion {
  /** A `file:` address. */
  readonly url: string;
  readonly key: string;
  readonly to: "encrypted" | "plain";
}

const openAs = (url: string, encryptionKey: string | undefined) =>
  createClient({ url, timeout: lockWaitMs, ...(encryptionKey !== undefined && { encryptionKey }) });

/** Every table with its number of rows, as one text to compare. */
async function census(client: Client): Promise<string> {
  const { rows } = await client.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  const counts: string[] = [];
  for (const { name } of rows) {
    const counted = await client.execute(`SELECT count(*) FROM "${name}"`);
    counts.push(`${name} ${counted.rows[0]?.[0]}`);
  }
  return counts.join("\n");
}

function flush(path: string): void {
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
}

async function isEqual(source: Client, url: string, key: string | undefined): Promise<boolean> {
  const copy = openAs(url, key);
  try {
    await refuseDamaged(url, copy);
    return (await census(copy)) === (await census(source));
  } finally {
    copy.close();
  }
}

async function tryKey(url: string, key: string | undefined): Promise<void> {
  const client = openAs(url, key);
  try {
    await client.execute("SELECT count(*) FROM sqlite_master");
  } finally {
    client.close();
  }
}

const targetOf = (path: string) => `${path}.converting`;

/** What a killed conversion left: perhaps a plain copy of what is encrypted. */
function dropHalf(path: string): void {
  for (const ending of ["", "-journal", "-wal", "-shm"]) rmSync(`${targetOf(path)}${ending}`, { force: true });
}

async function replace({ url, key, to }: Conversion, path: string): Promise<void> {
  const [before, after] = to === "encrypted" ? [undefined, key] : [key, undefined];
  const target = targetOf(path);
  const source = openAs(url, before);
  try {
    await refuseDamaged(url, source);
    // Back to one file: a journal left beside it would belong to the old contents.
    const { rows } = await source.execute("PRAGMA journal_mode = DELETE");
    if (rows[0]?.[0] !== "delete") throw new StoreError("locked", `The database ${url} is used by another program.`);
    // Nobody writes between the copy and the exchange.
    const lock = await source.transaction("write");
    try {
      dropHalf(path);
      await source.execute({ sql: "VACUUM INTO ?", args: [fileUrlWithKey(target, after ?? "")] });
      const isWhole = await isEqual(source, fileUrlWithKey(target, "").replace(/\?.*/, ""), after);
      if (!isWhole) throw new StoreError("not_converted", `The copy of ${url} is not whole. Nothing was changed.`);
      flush(target);
      renameSync(target, path);
      // It is of the other kind, and would tell what the key is to keep.
      rmSync(backupOf(path), { force: true });
      flush(dirname(path));
    } finally {
      lock.close();
    }
  } finally {
    source.close();
    dropHalf(path);
  }
}

/**
 * Resolves to whether anything had to be done. Interrupted at any moment, the file is the old or the new one, whole,
 * and the same call finishes the work. Rejects with a StoreError.
 */
export async function convertDatabase(conversion: Conversion): Promise<boolean> {
  const { url, key, to } = conversion;
  const path = pathOfFileUrl(url);
  try {
    const kind = readDatabaseFileKind(path);
    if (kind === "none") throw new StoreError("not_opened", `There is no database ${url} yet.`);
    if (kind !== to) {
      await replace(conversion, path);
      return true;
    }
    await tryKey(url, to === "encrypted" ? key : undefined);
    dropHalf(path);
    return false;
  } catch (thrown) {
    throw refusal({ url, encryptionKey: key }, thrown);
  }
}
