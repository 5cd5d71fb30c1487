/** Chats and messages that history syncs and live events bring, each stored once. */
import { and, count, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { HistoryStore } from "../history/history-store";
import type { ChatMessage, ChatSummary } from "../whatsapp/client-port";
import type { Database, Statement } from "./client";
import { whatsappAccount as account, chat, message } from "./schema";

const isoOf = (unixSeconds: number) => new Date(unixSeconds * 1000).toISOString();
/** What another row would have written, in an upsert. */
const excluded = (column: { readonly name: string }) => sql.raw(`excluded."${column.name}"`);

export function createHistoryRepository({ build, read, write }: Database): HistoryStore {
  /** The account if it may still get rows: a message that arrives during a delete leaves nothing behind. */
  const living = (accountId: string) => and(eq(account.id, accountId), isNull(account.deletingAt));

  function upsertChat(accountId: string, entry: Omit<ChatSummary, "title"> & { title: string | null }): Statement {
    const lastMessageAt = entry.timestamp === null ? null : isoOf(entry.timestamp);
    const row = build
      .select({
        accountId: account.id,
        chatId: sql`${entry.chatId}`.as("chatId"),
        title: sql`${entry.title}`.as("title"),
        isGroup: sql`${entry.isGroup ? 1 : 0}`.as("isGroup"),
        unreadCount: sql`${entry.unreadCount}`.as("unreadCount"),
        lastMessageAt: sql`${lastMessageAt}`.as("lastMessageAt"),
      })
      .from(account)
      .where(living(accountId));
    return build
      .insert(chat)
      .select(row)
      .onConflictDoUpdate({
        target: [chat.accountId, chat.chatId],
        set: {
          title: sql`coalesce(${excluded(chat.title)}, ${chat.title})`,
          isGroup: excluded(chat.isGroup),
          unreadCount: excluded(chat.unreadCount),
          lastMessageAt: sql`coalesce(max(${excluded(chat.lastMessageAt)}, ${chat.lastMessageAt}), ${chat.lastMessageAt}, ${excluded(chat.lastMessageAt)})`,
        },
      });
  }

  function upsertMessage(accountId: string, entry: ChatMessage): Statement {
    const row = build
      .select({
        accountId: account.id,
        messageId: sql`${entry.messageId}`.as("messageId"),
        chatId: sql`${entry.chatId}`.as("chatId"),
        fromMe: sql`${entry.fromMe ? 1 : 0}`.as("fromMe"),
        body: sql`${entry.body}`.as("body"),
        type: sql`${entry.type}`.as("type"),
        timestamp: sql`${isoOf(entry.timestamp)}`.as("timestamp"),
      })
      .from(account)
      .where(living(accountId));
    return build
      .insert(message)
      .select(row)
      .onConflictDoUpdate({
        target: [message.accountId, message.messageId],
        set: { body: excluded(message.body), type: excluded(message.type) },
      });
  }

  return {
    saveChats: async (accountId, chats) => {
      if (chats.length > 0) await write(...chats.map((entry) => upsertChat(accountId, entry)));
    },
    saveMessages: async (accountId, messages) => {
      if (messages.length > 0) await write(...messages.map((entry) => upsertMessage(accountId, entry)));
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
