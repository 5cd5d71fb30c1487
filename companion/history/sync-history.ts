/** Fetches older messages of every chat through the ready client, stores each once and tells how far it got. */
import PQueue from "p-queue";
import type { ErrorCode } from "#shared/errors";
import type { SyncProgress } from "#shared/history";
import type { Log } from "../diagnostics/log";
import { AppError, toError } from "../errors";
import type { ChatSummary, WhatsAppClient } from "../whatsapp/client-port";
import type { HistoryStore } from "./history-store";

const parallelChats = 2;

export interface HistorySyncOptions {
  readonly history: Pick<HistoryStore, "saveChats" | "saveMessages">;
  readonly readyClientOf: (accountId: string) => WhatsAppClient | null;
  readonly onProgress: (progress: SyncProgress) => void;
  readonly newId: () => string;
  readonly log: Log;
}

interface Run {
  readonly accountId: string;
  readonly client: WhatsAppClient;
  readonly limit: number;
  readonly tell: (change: Partial<SyncProgress>) => void;
}

export interface HistorySync {
  /** Begins a sync and answers its id; the rest is told by `onProgress`. */
  begin(accountId: string, limit: number): string;
  isRunning(accountId: string): boolean;
  /** False when there was nothing to cancel; one that runs ends after the chat it is at. */
  cancel(accountId: string): boolean;
}

export function createHistorySync(options: HistorySyncOptions): HistorySync {
  const { history, readyClientOf, onProgress, newId, log } = options;
  const running = new Set<string>();
  const cancelled = new Set<string>();

  async function fetchAll(run: Run, chats: readonly ChatSummary[]): Promise<void> {
    const { accountId, client, limit, tell } = run;
    const queue = new PQueue({ concurrency: parallelChats });
    let chatsDone = 0;
    let messages = 0;
    async function fetchChat({ chatId }: ChatSummary): Promise<void> {
      // The account may have stopped, or run with another client by now.
      if (readyClientOf(accountId) !== client) throw new AppError("not_ready");
      if (cancelled.has(accountId)) throw new AppError("sync_cancelled");
      const fetched = await client.fetchMessages(chatId, limit);
      await history.saveMessages(accountId, fetched);
      chatsDone += 1;
      messages += fetched.length;
      tell({ chatsDone, messages });
    }
    try {
      await queue.addAll(chats.map((chat) => () => fetchChat(chat)));
    } finally {
      queue.clear();
      await queue.onIdle();
    }
  }

  async function runAll(run: Run): Promise<void> {
    const { accountId, client, limit, tell } = run;
    tell({});
    const chats = await client.listChats();
    await history.saveChats(accountId, chats);
    tell({ chatsTotal: chats.length });
    if (limit > 0) await fetchAll(run, chats);
    else tell({ chatsDone: chats.length });
  }

  function errorOf(accountId: string, client: WhatsAppClient, thrown: unknown): ErrorCode {
    if (thrown instanceof AppError) return thrown.code;
    log.warn("history.sync_failed", { accountId, message: toError(thrown).message });
    // A client that went away makes any call fail in its own words.
    return readyClientOf(accountId) === client ? "whatsapp_failed" : "not_ready";
  }

  function end(accountId: string): void {
    running.delete(accountId);
    cancelled.delete(accountId);
  }

  return {
    isRunning: (accountId) => running.has(accountId),
    cancel: (accountId) => {
      if (!running.has(accountId)) return false;
      cancelled.add(accountId);
      return true;
    },
    begin(accountId, limit) {
      const client = readyClientOf(accountId);
      if (client === null) throw new AppError("not_ready");
      if (running.has(accountId)) throw new AppError("sync_running");
      running.add(accountId);
      const syncId = newId();
      let progress: SyncProgress = { accountId, syncId, chatsDone: 0, chatsTotal: 0, messages: 0, done: false };
      const tell = (change: Partial<SyncProgress>) => {
        progress = { ...progress, ...change };
        onProgress(progress);
      };
      runAll({ accountId, client, limit, tell }).then(
        () => {
          end(accountId);
          tell({ done: true });
        },
        (error) => {
          end(accountId);
          tell({ done: true, error: errorOf(accountId, client, error) });
        },
      );
      return syncId;
    },
  };
}
