/** Opens the database: refuses a damaged or newer one untouched, migrates an older one, hands out the repositories. */
import { fileURLToPath } from "node:url";
import { type Client, createClient } from "@libsql/client";
import { migrate } from "drizzle-orm/libsql/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import { createAccountRepository } from "./account-repository";
import { createAuditRepository } from "./audit-repository";
import { createChatRepository } from "./chat-repository";
import { createDatabase, lockWaitMs } from "./client";
import { createDeviceRepository } from "./device-repository";
import { createDriftRepository } from "./drift-repository";
import { createHistoryRepository } from "./history-repository";
import { createIdempotencyRepository } from "./idempotency-repository";
import { createQuotaRepository } from "./quota-repository";
import { createSendRepository } from "./send-repository";
import { createSettingsRepository } from "./settings-repository";
import { isBusy, isDamage, StoreError } from "./sqlite-errors";

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

export interface StoreOptions {
  /** `file:/…`, `:memory:`, or the address of a libSQL server. */
  readonly url: string;
  readonly authToken?: string | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

function refusal(url: string, thrown: unknown): StoreError {
  if (thrown instanceof StoreError) return thrown;
  const cause = toError(thrown);
  if (isDamage(thrown)) {
    const advice = "Nothing was changed; put a backup in its place or move the file away.";
    return new StoreError(`The database ${url} is damaged or is not a database. ${advice}`, { cause });
  }
  if (isBusy(thrown)) return new StoreError(`The database ${url} is locked by another program.`, { cause });
  return new StoreError(`The database ${url} cannot be opened: ${cause.message}`, { cause });
}

async function refuseDamaged(url: string, client: Client): Promise<void> {
  const { rows } = await client.execute("PRAGMA quick_check(1)");
  if (rows[0]?.[0] === "ok") return;
  const advice = "Nothing was changed; put a backup in its place or move the file away.";
  throw new StoreError(`The database ${url} is damaged. ${advice}`);
}

async function refuseNewer(url: string, client: Client): Promise<void> {
  const table = await client.execute("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'");
  if (table.rows.length === 0) return;
  const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash));
  const { rows } = await client.execute("SELECT hash FROM __drizzle_migrations");
  if (rows.every((row) => known.has(String(row.hash)))) return;
  const advice = "Nothing was changed; install that version, or name another data folder.";
  throw new StoreError(`The database ${url} was written by a newer version of Saklar. ${advice}`);
}

/** Rejects with a StoreError when the companion must not run on this database. */
export async function openStore({ url, authToken, clock, random, log }: StoreOptions) {
  const isMemory = url.includes(":memory:");
  const isFile = url.startsWith("file:") && !isMemory;
  let client: Client | undefined;
  try {
    const opened = createClient({ url, ...(authToken && { authToken }), concurrency: 1, timeout: lockWaitMs });
    client = opened;
    if (isFile) await refuseDamaged(url, opened);
    await refuseNewer(url, opened);
    const tune = async () => void (await opened.execute("PRAGMA synchronous = NORMAL"));
    if (isFile) {
      await opened.execute("PRAGMA journal_mode = WAL");
      await tune();
    }
    const reconnect = async () => {
      await opened.reconnect();
      if (isFile) await tune();
    };
    // Else everything new would lie in the `-wal` file alone, and a copy of the database file would be empty.
    const settle = () => opened.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    const database = createDatabase({
      client: opened,
      clock,
      random,
      log,
      ...(!isMemory && { reconnect }),
      ...(isFile && { settle }),
    });
    await migrate(database.build, { migrationsFolder });
    return {
      accounts: createAccountRepository(database),
      audit: createAuditRepository(database),
      devices: createDeviceRepository(database),
      drift: createDriftRepository(database),
      history: createHistoryRepository(database),
      chats: createChatRepository(database),
      idempotency: createIdempotencyRepository(database, clock),
      sends: createSendRepository(database),
      settings: createSettingsRepository(database),
      quota: createQuotaRepository(database),
      close: () => database.close(),
    };
  } catch (error) {
    client?.close();
    throw refusal(url, error);
  }
}

export type Store = Awaited<ReturnType<typeof openStore>>;
