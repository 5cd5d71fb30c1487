/** The write rules of libSQL in one place: one client, one statement or one write batch at a time, reconnect after a lock. */
import type { Client, InValue, ResultSet } from "@libsql/client";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import PQueue from "p-queue";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import { isBusy, isConstraint, sqliteCode, translateSqliteError } from "./sqlite-errors";

/** How long SQLite itself waits for a lock: short, because that wait freezes the event loop. */
export const lockWaitMs = 100;
const patienceMs = 5_000;
const firstPauseMs = 50;
const longestPauseMs = 800;
const lockQuestion = "BEGIN IMMEDIATE; ROLLBACK";

/** What a query builder makes; only this folder builds queries. */
export interface Statement {
  toSQL(): { readonly sql: string; readonly params: readonly unknown[] };
}

export interface Database {
  /** Builds queries; running them is left to `read` and `write`. */
  readonly build: LibSQLDatabase;
  read<T>(query: (db: LibSQLDatabase) => Promise<T>): Promise<T>;
  /** Runs all statements as one atomic write, in the order of the calls. */
  write(...statements: readonly Statement[]): Promise<readonly ResultSet[]>;
  /** The same for what comes again by itself: it waits for no disk, and a power cut may take back the last of it. */
  note(...statements: readonly Statement[]): Promise<readonly ResultSet[]>;
  /** Lets what was asked finish, then closes the file. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly client: Client;
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly log: Log;
  /** Opens a fresh connection; absent for a database that lives in its connection (`:memory:`). */
  readonly reconnect?: () => Promise<void>;
  /** Whether SQLite writes a file: then it is told how far each write must have come before it counts. */
  readonly isFile?: boolean;
  /** Whether a write counts only once it is on the disk; it does unless told otherwise. */
  readonly waitsForDisk?: boolean | undefined;
  /** The last thing said on the connection before it closes. */
  readonly settle?: () => Promise<unknown>;
}

/** What SQLite calls a write that is on the disk, and one that a power cut may take back, though never by halves. */
type Synchronous = "FULL" | "NORMAL";

export function createDatabase(options: DatabaseOptions): Database {
  const { client, clock, random, log, reconnect, isFile, waitsForDisk = true, settle } = options;
  const build = drizzle(client);
  let synchronous: Synchronous | null = null;
  let wasLocked = false;
  const statements = new PQueue({ concurrency: 1 });
  const writes = new PQueue({ concurrency: 1 });

  /**
   * One try. After a lock error the native statement stays open: later writes would be reported ok and lost
   * (libsql-client-ts #350, #352). So nothing may run on that connection before it is replaced.
   */
  function once<T>(task: () => Promise<T>, ask?: () => Promise<void>): Promise<T> {
    return statements.add(async () => {
      await ask?.();
      try {
        return await task();
      } catch (error) {
        if (sqliteCode(error) !== null && !isConstraint(error)) {
          synchronous = null;
          wasLocked = isBusy(error);
          await reconnect?.();
        }
        throw error;
      }
    });
  }

  /**
   * Of each connection that is replaced SQLite keeps descriptors until the last one of the file is closed. A script that
   * meets a lock costs none: so, once a write met one, the next tries only ask for it until it is gone.
   */
  async function askForLock(): Promise<void> {
    if (!wasLocked) return;
    await client.executeMultiple(lockQuestion);
    wasLocked = false;
  }

  async function patiently<T>(task: () => Promise<T>, ask?: () => Promise<void>): Promise<T> {
    let spentMs = 0;
    for (let tries = 0; ; tries += 1) {
      try {
        return await once(task, ask);
      } catch (error) {
        const pauseMs = (0.5 + random() / 2) * Math.min(longestPauseMs, firstPauseMs * 2 ** tries);
        spentMs += lockWaitMs + pauseMs;
        if (!isBusy(error) || spentMs > patienceMs) throw translateSqliteError(error);
        log.warn("store.busy", { tries: tries + 1 });
        await new Promise<void>((resolve) => clock.after(pauseMs, resolve));
      }
    }
  }

  async function settleFor(wanted: Synchronous): Promise<void> {
    if (!isFile || synchronous === wanted) return;
    await client.execute(`PRAGMA synchronous = ${wanted}`);
    synchronous = wanted;
  }

  function writeAs(wanted: Synchronous, batch: readonly Statement[]): Promise<readonly ResultSet[]> {
    return writes.add(() => {
      const built = batch.map((statement) => {
        const { sql, params } = statement.toSQL();
        return { sql, args: params as InValue[] };
      });
      return patiently(async () => {
        await settleFor(wanted);
        // Not drizzle's own batch: it begins deferred, which meets a lock half-way instead of at the start.
        return client.batch(built, "write");
      }, askForLock);
    });
  }

  return {
    build,
    read: (query) => patiently(() => query(build)),
    write: (...batch) => writeAs(waitsForDisk ? "FULL" : "NORMAL", batch),
    note: (...batch) => writeAs("NORMAL", batch),
    close: async () => {
      await writes.onIdle();
      await statements.onIdle();
      await settle?.().catch((error) => log.warn("store.not_settled", { error: toError(error).message }));
      client.close();
    },
  };
}
