/** Chats and messages that history syncs and live events bring, each stored once, and how far a sync has got. */
import { and, count, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { HistoryStore, SyncedChat } from "../history/history-store";
import type { ChatMessage } from "../whatsapp/client-port";
import type { Database, Statement } from "./client";
import { noteMedia, noteMessage, queueMessage, updateAck, upsertChat, upsertMessages } from "./history-statements";
import { whatsappAccount as account } from "./schema/accounts";
import { chat, historySync, message } from "./schema/chats";

function newestOfChats(messages: readonly ChatMessage[]): ChatMessage[] {
  const newest = new Map<string, ChatMessage>();
  for (const entry of messages) {
    if (entry.timestamp >= (newest.get(entry.chatId)?.timestamp ?? 0)) newest.set(entry.chatId, entry);
  }
  return [...newest.values()];
}

function messageStatements(build: Database["build"], accountId: string, messages: readonly ChatMessage[]): Statement[] {
  return [
    ...upsertMessages(build, accountId, messages),
    ...noteMedia(build, accountId, messages),
    ...newestOfChats(messages).map((entry) => noteMessage(build, accountId, entry, false)),
  ];
}

function noteSynced(
  build: Database["build"],
  accountId: string,
  { syncId, chatId }: SyncedChat,
  added: number,
): Statement[] {
  const isChat = and(eq(chat.accountId, accountId), eq(chat.chatId, chatId));
  const isSync = and(eq(historySync.accountId, accountId), eq(historySync.syncId, syncId));
  const messages = sql`${historySync.messages} + ${added}`;
  return [build.update(chat).set({ syncId }).where(isChat), build.update(historySync).set({ messages }).where(isSync)];
}

type SyncStore = Pick<HistoryStore, "saveMessages" | "beginSync" | "findSync" | "endSync" | "listSynced">;

function createSyncStore({ build, read, write, note }: Database): SyncStore {
  const isOf = (accountId: string) => eq(historySync.accountId, accountId);
  return {
    saveMessages: async (accountId, messages, synced) => {
      const statements = messageStatements(build, accountId, messages);
      if (synced !== undefined) statements.push(...noteSynced(build, accountId, synced, messages.length));
      if (statements.length > 0) await note(...statements);
    },
    beginSync: async (accountId, { syncId, limit, messages, startedAt }) => {
      const row = build
        .select({
          accountId: account.id,
          syncId: sql`${syncId}`.as("syncId"),
          perChat: sql`${limit}`.as("perChat"),
          messages: sql`${messages}`.as("messages"),
          startedAt: sql`${startedAt}`.as("startedAt"),
        })
        .from(account)
        .where(and(eq(account.id, accountId), isNull(account.deletingAt)));
      await write(build.delete(historySync).where(isOf(accountId)), build.insert(historySync).select(row));
    },
    findSync: async (accountId) => {
      const [found] = await read((db) => db.select().from(historySync).where(isOf(accountId)));
      if (found === undefined) return null;
      const { syncId, perChat, messages, startedAt } = found;
      return { syncId, limit: perChat, messages, startedAt };
    },
    endSync: async (accountId) => {
      await write(build.delete(historySync).where(isOf(accountId)));
    },
    listSynced: async (accountId, syncId) => {
      const isRead = and(eq(chat.accountId, accountId), eq(chat.syncId, syncId));
      const rows = await read((db) => db.select({ chatId: chat.chatId }).from(chat).where(isRead));
      return rows.map(({ chatId }) => chatId);
    },
  };
}

export function createHistoryRepository(database: Database): HistoryStore {
  const { build, read, write, note } = database;
  return {
    ...createSyncStore(database),
    saveChats: async (accountId, chats) => {
      if (chats.length > 0) await note(...chats.map((entry) => upsertChat(build, accountId, entry)));
    },
    saveLive: async (accountId, entry) => {
      const statements = [...upsertMessages(build, accountId, [entry]), ...noteMedia(build, accountId, [entry])];
      await note(noteMessage(build, accountId, entry, true), ...statements, queueMessage(build, accountId, entry));
    },
    saveAck: async (event) => {
      await note(updateAck(build, event));
    },
    forgetMessages: async (before) => {
      await write(build.delete(message).where(lt(message.timestamp, before)));
    },
    knowsChat: async (accountId, chatId) => {
      const isChat = and(eq(chat.accountId, accountId), eq(chat.chatId, chatId), isNotNull(chat.lastMessageAt));
      const isMessage = and(eq(message.accountId, accountId), eq(message.chatId, chatId));
      const found = await read((db) => {
        const chats = db.select({ id: chat.chatId }).from(chat).where(isChat);
        return chats.unionAll(db.select({ id: message.chatId }).from(message).where(isMessage)).limit(1);
      });
      return found.length > 0;
    },
    countMessages: async (accountId) => {
      const [counted] = await read((db) =>
        db.select({ total: count() }).from(message).where(eq(message.accountId, accountId)),
      );
      return counted?.total ?? 0;
    },
  };
}
