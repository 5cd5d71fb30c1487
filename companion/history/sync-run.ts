/** One run of a history sync: reads chat after chat that was not read yet, and tells how far it got. */
import PQueue from "p-queue";
import type { SyncProgress } from "#shared/history";
import { AppError, toError } from "../errors";
import type { ChatMessage, WhatsAppClient } from "../whatsapp/client-port";
import type { HistoryStore, KeptSync } from "./history-store";

const parallelChats = 2;
/** One chat WhatsApp will not give is left out; so many one after the other are a page that gives nothing any more. */
const mostFailuresInARow = 10;

export interface SyncRun {
  readonly accountId: string;
  readonly client: WhatsAppClient;
  readonly sync: KeptSync;
  readonly history: Pick<HistoryStore, "saveChats" | "saveMessages" | "listSynced">;
  /** Throws when the sync must end: it was cancelled, or its client is gone. */
  readonly assertGoesOn: () => void;
  readonly onUnreadable: (chatId: string, error: Error) => void;
  readonly tell: (change: Partial<SyncProgress>) => void;
}

function isOfThisChat(thrown: unknown): boolean {
  return !(thrown instanceof AppError) || thrown.code === "whatsapp_failed";
}

async function readAll(run: SyncRun, chatIds: readonly string[], chatsRead: number): Promise<void> {
  const { accountId, client, sync, history, assertGoesOn, onUnreadable, tell } = run;
  const queue = new PQueue({ concurrency: parallelChats });
  let chatsDone = chatsRead;
  let chatsUnreadable = 0;
  let failuresInARow = 0;
  let { messages } = sync;

  /** Null for a chat that cannot be read. */
  async function fetch(chatId: string): Promise<readonly ChatMessage[] | null> {
    assertGoesOn();
    try {
      const fetched = await client.fetchMessages(chatId, sync.limit);
      failuresInARow = 0;
      return fetched;
    } catch (thrown) {
      // A client that went away makes any call fail in its own words.
      assertGoesOn();
      if (!isOfThisChat(thrown)) throw thrown;
      onUnreadable(chatId, toError(thrown));
      failuresInARow += 1;
      if (failuresInARow >= mostFailuresInARow) throw new AppError("whatsapp_failed", { cause: thrown });
      return null;
    }
  }

  async function readChat(chatId: string): Promise<void> {
    const fetched = await fetch(chatId);
    if (fetched === null) {
      chatsUnreadable += 1;
      return tell({ chatsUnreadable });
    }
    await history.saveMessages(accountId, fetched, { syncId: sync.syncId, chatId });
    chatsDone += 1;
    messages += fetched.length;
    tell({ chatsDone, messages });
  }

  try {
    await queue.addAll(chatIds.map((chatId) => () => readChat(chatId)));
  } finally {
    queue.clear();
    await queue.onIdle();
  }
}

export async function runSync(run: SyncRun): Promise<void> {
  const { accountId, client, sync, history, tell } = run;
  tell({});
  const chats = await client.listChats();
  await history.saveChats(accountId, chats);
  const read = new Set(await history.listSynced(accountId, sync.syncId));
  const left = chats.map(({ chatId }) => chatId).filter((chatId) => !read.has(chatId));
  const chatsDone = sync.limit > 0 ? chats.length - left.length : chats.length;
  tell({ chatsTotal: chats.length, chatsDone });
  if (sync.limit > 0) await readAll(run, left, chatsDone);
}
