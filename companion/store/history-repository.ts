/** Chats and messages that history syncs and live events bring, each stored once. */
import { and, count, eq, isNotNull, lt } from "drizzle-orm";
import type { HistoryStore } from "../history/history-store";
import type { ChatMessage } from "../whatsapp/client-port";
import type { Database } from "./client";
import { noteMedia, noteMessage, queueMessage, upsertChat, upsertMessage } from "./history-statements";
import { chat, message } from "./schema/chats";

function newestOfChats(messages: readonly ChatMessage[]): ChatMessage[] {
  const newest = new Map<string, ChatMessage>();
  for (const entry of messages) {
    if (entry.timestamp >= (newest.get(entry.chatId)?.timestamp ?? 0)) newest.set(entry.chatId, entry);
  }
  return [...newest.values()];
}

export function createHistoryRepository({ build, read, write, note }: Database): HistoryStore {
  return {
    saveChats: async (accountId, chats) => {
      if (chats.length > 0) await note(...chats.map((entry) => upsertChat(build, accountId, entry)));
    },
    saveMessages: async (accountId, messages) => {
      if (messages.length === 0) return;
      const chats = newestOfChats(messages).map((entry) => noteMessage(build, accountId, entry, false));
      const statements = messages.flatMap((entry) => [
        upsertMessage(build, accountId, entry),
        ...noteMedia(build, accountId, entry),
      ]);
      await note(...statements, ...chats);
    },
    saveLive: async (accountId, entry) => {
      const statements = [upsertMessage(build, accountId, entry), ...noteMedia(build, accountId, entry)];
      await note(noteMessage(build, accountId, entry, true), ...statements, queueMessage(build, accountId, entry));
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
