/**
 * Fetches older messages of every chat through the ready client, stores each once and tells how far it got. What was begun
 * is kept until its end: after a crash, or when the account was away meanwhile, it goes on with the chats that are left.
 */
import type { ErrorCode } from "#shared/errors";
import type { SyncProgress } from "#shared/history";
import { type Clock, isoTime } from "../clock";
import type { Log } from "../diagnostics/log";
import { AppError, toError } from "../errors";
import type { WhatsAppClient } from "../whatsapp/client-port";
import type { HistoryStore, KeptSync } from "./history-store";
import { runSync } from "./sync-run";

/** What was read before a longer pause is read again: much may have been written since. */
const keptMs = 24 * 60 * 60 * 1000;

type SyncStore = Pick<HistoryStore, "saveChats" | "saveMessages" | "beginSync" | "findSync" | "endSync" | "listSynced">;

export interface HistorySyncOptions {
  readonly history: SyncStore;
  readonly readyClientOf: (accountId: string) => WhatsAppClient | null;
  readonly onProgress: (progress: SyncProgress) => void;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface HistorySync {
  /** Begins a sync, or goes on with one of the same limit that was cut off, and answers its id; `onProgress` tells the rest. */
  begin(accountId: string, limit: number): Promise<string>;
  /** The limit of the sync that was cut off; null when there is none to go on with. */
  cutOff(accountId: string): Promise<number | null>;
  isRunning(accountId: string): boolean;
  /** False when there was nothing to cancel; one that runs ends after the chat it is at. */
  cancel(accountId: string): Promise<boolean>;
}

const notBegun = { chatsDone: 0, chatsUnreadable: 0, chatsTotal: 0, done: false };

async function syncFor(options: HistorySyncOptions, accountId: string, limit: number): Promise<KeptSync> {
  const { history, newId, clock } = options;
  const kept = await history.findSync(accountId);
  if (kept?.limit === limit && clock.now() - Date.parse(kept.startedAt) < keptMs) return kept;
  const sync = { syncId: newId(), limit, messages: 0, startedAt: isoTime(clock) };
  await history.beginSync(accountId, sync);
  return sync;
}

export function createHistorySync(options: HistorySyncOptions): HistorySync {
  const { history, readyClientOf, onProgress, log } = options;
  const running = new Set<string>();
  const cancelled = new Set<string>();

  function assertGoesOn(accountId: string, client: WhatsAppClient): void {
    // The account may have stopped, or run with another client by now.
    if (readyClientOf(accountId) !== client) throw new AppError("not_ready");
    if (cancelled.has(accountId)) throw new AppError("sync_cancelled");
  }

  function errorOf(accountId: string, client: WhatsAppClient, thrown: unknown): ErrorCode {
    if (thrown instanceof AppError && thrown.code !== "whatsapp_failed") return thrown.code;
    log.warn("history.sync_failed", { accountId, message: toError(thrown).message });
    // A client that went away makes any call fail in its own words.
    return readyClientOf(accountId) === client ? "whatsapp_failed" : "not_ready";
  }

  /** Resolves to why it ended early; null at its real end. */
  async function run(
    accountId: string,
    client: WhatsAppClient,
    sync: KeptSync,
    tell: (change: Partial<SyncProgress>) => void,
  ): Promise<ErrorCode | null> {
    const onUnreadable = (chatId: string, error: Error) =>
      log.warn("history.chat_unreadable", { accountId, chatId, message: error.message });
    try {
      const goesOn = () => assertGoesOn(accountId, client);
      await runSync({ accountId, client, sync, history, assertGoesOn: goesOn, onUnreadable, tell });
      await history.endSync(accountId);
      return null;
    } catch (thrown) {
      const code = errorOf(accountId, client, thrown);
      if (code === "sync_cancelled") await history.endSync(accountId).catch(() => {});
      return code;
    }
  }

  function end(accountId: string): void {
    running.delete(accountId);
    cancelled.delete(accountId);
  }

  return {
    isRunning: (accountId) => running.has(accountId),
    cutOff: async (accountId) => {
      if (running.has(accountId)) return null;
      return (await history.findSync(accountId))?.limit ?? null;
    },
    async cancel(accountId) {
      if (running.has(accountId)) {
        cancelled.add(accountId);
        return true;
      }
      const kept = await history.findSync(accountId);
      if (kept === null) return false;
      await history.endSync(accountId);
      const { syncId, messages } = kept;
      onProgress({ accountId, syncId, ...notBegun, messages, done: true, error: "sync_cancelled" });
      return true;
    },
    async begin(accountId, limit) {
      const client = readyClientOf(accountId);
      if (client === null) throw new AppError("not_ready");
      if (running.has(accountId)) throw new AppError("sync_running");
      running.add(accountId);
      const sync = await syncFor(options, accountId, limit).catch((thrown: unknown) => {
        end(accountId);
        throw thrown;
      });
      let progress: SyncProgress = { accountId, syncId: sync.syncId, ...notBegun, messages: sync.messages };
      const tell = (change: Partial<SyncProgress>) => {
        progress = { ...progress, ...change };
        onProgress(progress);
      };
      void run(accountId, client, sync, tell).then((error) => {
        end(accountId);
        tell({ done: true, ...(error !== null && { error }) });
      });
      return sync.syncId;
    },
  };
}
