/** Visits accounts whose media has to be fetched or moved: one thing at a time for each, a few accounts at once. */
import PQueue from "p-queue";
import type { ErrorCode } from "#shared/errors";
import type { StorageMode } from "#shared/settings-limits";
import type { Log } from "../diagnostics/log";
import { AppError, toError } from "../errors";
import type { FetchMedia } from "./media-fetcher";
import type { MediaIndex, MediaRecord } from "./media-index";
import type { MediaVault } from "./media-vault";

const parallelAccounts = 2;
/** Of what a history sync brings, only the newest so many are fetched ahead. */
export const mostWanted = 500;
const pageSize = 50;
/** These stop a visit: the next thing would meet the same. */
const stopping: ReadonlySet<ErrorCode> = new Set([
  "not_ready",
  "account_not_found",
  "disk_full",
  "media_storage_failed",
  "store_unavailable",
  "capability_degraded",
  "internal",
]);

export interface MediaWorkOptions {
  readonly index: MediaIndex;
  readonly vault: MediaVault;
  readonly fetch: FetchMedia;
  /** Null for an account that is gone. */
  readonly modeOf: (accountId: string) => Promise<StorageMode | null>;
  /** Whether its client is there and may be asked. */
  readonly mayFetch: (accountId: string) => Promise<boolean>;
  readonly exclusively: <T>(accountId: string, task: () => Promise<T>) => Promise<T>;
  /** Does the task and lets nobody take the account's client away meanwhile. */
  readonly during: (accountId: string, task: () => Promise<void>) => Promise<void>;
  readonly log: Log;
}

export interface MediaWork {
  /** Looks what there is to do for the account, now or after what is under way. */
  wake(accountId: string): void;
  problemOf(accountId: string): ErrorCode | null;
  forget(accountId: string): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Begins nothing new; resolves when what is under way has ended. */
  end(): Promise<void>;
}

export function createMediaWork(options: MediaWorkOptions): MediaWork {
  const { index, vault, fetch, modeOf, mayFetch, exclusively, during, log } = options;
  const queue = new PQueue({ concurrency: parallelAccounts });
  const waiting = new Set<string>();
  const visiting = new Set<string>();
  const problems = new Map<string, ErrorCode>();
  let isOver = false;

  /** Does it; answers false when the visit should end. */
  async function attempt(accountId: string, task: () => Promise<unknown>): Promise<boolean> {
    try {
      await task();
      problems.delete(accountId);
      return true;
    } catch (thrown) {
      const code = thrown instanceof AppError ? thrown.code : "internal";
      log.warn("media.failed", { accountId, code, error: toError(toError(thrown).cause ?? thrown).name });
      if (code !== "not_ready" && code !== "account_not_found") problems.set(accountId, code);
      return !stopping.has(code);
    }
  }

  /** Does the same with each of a list; false when the visit should end. */
  async function each(records: readonly MediaRecord[], task: (record: MediaRecord) => Promise<unknown>) {
    for (const record of records) {
      if (isOver || !(await attempt(record.accountId, () => task(record)))) return false;
    }
    return true;
  }

  async function moveAll(accountId: string): Promise<boolean> {
    for (;;) {
      const mode = await modeOf(accountId);
      if (mode === null) return false;
      const records = await index.listUnsettled(accountId, mode, pageSize);
      const settle = (record: MediaRecord) => exclusively(accountId, () => vault.settle(record, mode));
      if (!(await each(records, settle))) return false;
      if (records.length < pageSize) return true;
    }
  }

  async function visit(accountId: string): Promise<void> {
    if (!(await moveAll(accountId))) return;
    if ((await modeOf(accountId)) === "none" || !(await mayFetch(accountId))) return;
    await index.trimWanted(accountId, mostWanted);
    await each(await index.listWanted(accountId, mostWanted), async (record) => {
      const { problem } = await fetch(record);
      if (problem !== null) throw problem;
    });
  }

  async function run(accountId: string): Promise<void> {
    waiting.delete(accountId);
    visiting.add(accountId);
    await during(accountId, () => visit(accountId)).catch((thrown: unknown) => {
      log.error("media.visit_failed", { accountId, message: toError(thrown).message });
    });
    visiting.delete(accountId);
    if (waiting.has(accountId) && !isOver) void queue.add(() => run(accountId));
  }

  return {
    wake(accountId) {
      if (isOver || waiting.has(accountId)) return;
      waiting.add(accountId);
      if (!visiting.has(accountId)) void queue.add(() => run(accountId));
    },
    problemOf: (accountId) => problems.get(accountId) ?? null,
    forget: (accountId) => void problems.delete(accountId),
    idle: () => queue.onIdle(),
    end: async () => {
      isOver = true;
      queue.clear();
      await queue.onIdle();
    },
  };
}
