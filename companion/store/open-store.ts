/** Opens the database: refuses a damaged or newer one untouched, migrates an older one, hands out the repositories. */
import { type Client, createClient } from "@libsql/client";
import { migrate } from "drizzle-orm/libsql/migrator";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { createAccountRepository } from "./account-repository";
import { createAuditRepository } from "./audit-repository";
import { backUpBeforeMigration } from "./backup";
import { createChatRepository } from "./chat-repository";
import { createDatabase, lockWaitMs } from "./client";
import { pathOfFileUrl } from "./database-file";
import { createDeviceRepository } from "./device-repository";
import { createDriftRepository } from "./drift-repository";
import { createFailureRepository } from "./failure-repository";
import { createHistoryRepository } from "./history-repository";
import { createIdempotencyRepository } from "./idempotency-repository";
import { createMediaContents, createMediaRepository } from "./media-repository";
import { createMovingRepository } from "./moving-repository";
import { createQuotaRepository } from "./quota-repository";
import { migrationsFolder, refusal, refuseDamaged, refuseNewer, refuseOtherKind } from "./refusals";
import { createSendRepository } from "./send-repository";
import { createSettingsRepository } from "./settings-repository";
import { createWebhookRepository } from "./webhook-repository";

export interface StoreOptions {
  /** `file:/…`, `:memory:`, or the address of a libSQL server. */
  readonly url: string;
  readonly authToken?: string | undefined;
  /** For a file that is encrypted, or a new one that shall be. */
  readonly encryptionKey?: string | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** False where nothing has to survive a power cut, as in a test of thousands of writes. */
  readonly waitsForDisk?: boolean;
}

/** Rejects with a StoreError when the companion must not run on this database. */
export async function openStore(options: StoreOptions) {
  const { url, authToken, encryptionKey, clock, random, log, waitsForDisk } = options;
  const isMemory = url.includes(":memory:");
  const isFile = url.startsWith("file:") && !isMemory;
  let client: Client | undefined;
  try {
    if (isFile) refuseOtherKind(options);
    const secrets = { ...(authToken && { authToken }), ...(encryptionKey !== undefined && { encryptionKey }) };
    const opened = createClient({ url, ...secrets, concurrency: 1, timeout: lockWaitMs });
    client = opened;
    if (isFile) await refuseDamaged(url, opened);
    await refuseNewer(url, opened);
    const tune = async () => {
      // What SQLite sorts would else lie in files of its own, which no key covers.
      if (encryptionKey !== undefined) await opened.execute("PRAGMA temp_store = MEMORY");
    };
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
      isFile,
      waitsForDisk,
      ...(!isMemory && { reconnect }),
      ...(isFile && { settle }),
    });
    if (isFile) await backUpBeforeMigration(pathOfFileUrl(url), opened, clock);
    await migrate(database.build, { migrationsFolder });
    return {
      accounts: createAccountRepository(database),
      audit: createAuditRepository(database),
      devices: createDeviceRepository(database),
      drift: createDriftRepository(database),
      failures: createFailureRepository(database),
      history: createHistoryRepository(database),
      chats: createChatRepository(database),
      media: createMediaRepository(database),
      mediaContents: createMediaContents(database),
      moving: createMovingRepository(database),
      idempotency: createIdempotencyRepository(database, clock),
      sends: createSendRepository(database),
      settings: createSettingsRepository(database),
      quota: createQuotaRepository(database),
      webhooks: createWebhookRepository(database),
      close: () => database.close(),
    };
  } catch (error) {
    client?.close();
    throw refusal(options, error);
  }
}

export type Store = Awaited<ReturnType<typeof openStore>>;
