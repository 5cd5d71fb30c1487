/** Which databases the companion must not run on, and in which words it says so; none of them is touched. */
import { fileURLToPath } from "node:url";
import type { Client } from "@libsql/client";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { toError } from "../errors";
import { pathOfFileUrl, readDatabaseFileKind } from "./database-file";
import { isBusy, isDamage, isNoDatabase, StoreError } from "./sqlite-errors";

export const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

interface DatabaseAddress {
  readonly url: string;
  readonly encryptionKey?: string | undefined;
}

const untouched = "Nothing was changed";

/** What the boot says of anything that opening threw. */
export function refusal({ url, encryptionKey }: DatabaseAddress, thrown: unknown): StoreError {
  if (thrown instanceof StoreError) return thrown;
  const cause = toError(thrown);
  const isEncrypted = encryptionKey !== undefined && readDatabaseFileKind(pathOfFileUrl(url)) === "encrypted";
  if (isEncrypted && isNoDatabase(thrown)) {
    const advice = `${untouched}; look whether the key is the one it was encrypted with.`;
    return new StoreError("key_wrong", `The key does not open the database ${url}. ${advice}`, { cause });
  }
  if (isDamage(thrown)) {
    const advice = `${untouched}; put a backup in its place or move the file away.`;
    return new StoreError("damaged", `The database ${url} is damaged or is not a database. ${advice}`, { cause });
  }
  if (isBusy(thrown)) {
    return new StoreError("locked", `The database ${url} is locked by another program.`, { cause });
  }
  return new StoreError("not_opened", `The database ${url} cannot be opened: ${cause.message}`, { cause });
}

/** A key too many or too few looks to SQLite like damage: said before it is asked. */
export function refuseOtherKind({ url, encryptionKey }: DatabaseAddress): void {
  const kind = readDatabaseFileKind(pathOfFileUrl(url));
  if (kind === "encrypted" && encryptionKey === undefined) {
    const advice = `${untouched}; name the file with its key in SAKLAR_DATABASE_KEY_FILE.`;
    throw new StoreError("key_missing", `The database ${url} is encrypted. ${advice}`);
  }
  if (kind === "plain" && encryptionKey !== undefined) {
    const advice = `${untouched}; encrypt it with: npm run database -- encrypt`;
    throw new StoreError("not_encrypted", `The database ${url} is not encrypted, but a key is set. ${advice}`);
  }
}

export async function refuseDamaged(url: string, client: Client): Promise<void> {
  const { rows } = await client.execute("PRAGMA quick_check(1)");
  if (rows[0]?.[0] === "ok") return;
  const advice = `${untouched}; put a backup in its place or move the file away.`;
  throw new StoreError("damaged", `The database ${url} is damaged. ${advice}`);
}

export async function refuseNewer(url: string, client: Client): Promise<void> {
  const table = await client.execute("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'");
  if (table.rows.length === 0) return;
  const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash));
  const { rows } = await client.execute("SELECT hash FROM __drizzle_migrations");
  if (rows.every((row) => known.has(String(row.hash)))) return;
  const advice = `${untouched}; install that version, or name another data folder.`;
  throw new StoreError("newer", `The database ${url} was written by a newer version of Saklar. ${advice}`);
}
