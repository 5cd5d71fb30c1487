/** The database as it was before a newer version of Saklar changed its tables, kept beside it for a month. */
import { copyFileSync, rmSync, statSync } from "node:fs";
import type { Client } from "@libsql/client";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Clock } from "../clock";
import { migrationsFolder } from "./refusals";

const keepMs = 30 * 24 * 60 * 60 * 1000;

export function backupOf(path: string): string {
  return `${path}.backup`;
}

/** How many of our migrations the database has seen; null for a new one. */
async function countMigrations(client: Client): Promise<number | null> {
  const table = await client.execute("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'");
  if (table.rows.length === 0) return null;
  const { rows } = await client.execute("SELECT count(*) FROM __drizzle_migrations");
  return Number(rows[0]?.[0]);
}

function forgetOld(backup: string, now: number): void {
  const madeAt = statSync(backup, { throwIfNoEntry: false })?.mtimeMs;
  if (madeAt !== undefined && now - madeAt > keepMs) rmSync(backup, { force: true });
}

/** Nothing is migrated when the copy cannot be made: that throws. */
export async function backUpBeforeMigration(path: string, client: Client, clock: Clock): Promise<void> {
  const done = await countMigrations(client);
  if (done === null || done === 0) return;
  if (done >= readMigrationFiles({ migrationsFolder }).length) return forgetOld(backupOf(path), clock.now());
  await client.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  copyFileSync(path, backupOf(path));
}
