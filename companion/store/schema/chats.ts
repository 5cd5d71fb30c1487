/** Chats, messages and what comes with them. */
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { MessageAck } from "#shared/messages";
import type { StorageMode } from "#shared/settings-limits";
import type { MediaState } from "../../media/media-index";

export const chat = sqliteTable(
  "chat",
  {
    accountId: text("accountId").notNull(),
    chatId: text("chatId").notNull(),
    /** Null until a history sync names it. */
    title: text("title"),
    isGroup: integer("isGroup", { mode: "boolean" }).notNull().default(false),
    unreadCount: integer("unreadCount").notNull().default(0),
    lastMessageAt: text("lastMessageAt"),
    /** The history sync that read it last. */
    syncId: text("syncId"),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.chatId] })],
);

/** History syncs that have not come to their end: under way, or cut off and to be gone on with. */
export const historySync = sqliteTable("history_sync", {
  accountId: text("accountId").primaryKey(),
  syncId: text("syncId").notNull(),
  /** Messages of each chat. */
  perChat: integer("perChat").notNull(),
  /** Read so far. */
  messages: integer("messages").notNull().default(0),
  startedAt: text("startedAt").notNull(),
});

export const message = sqliteTable(
  "message",
  {
    /** What the full-text index knows a message by. */
    id: integer("id").primaryKey({ autoIncrement: true }),
    accountId: text("accountId").notNull(),
    messageId: text("messageId").notNull(),
    chatId: text("chatId").notNull(),
    fromMe: integer("fromMe", { mode: "boolean" }).notNull(),
    body: text("body").notNull(),
    type: text("type").notNull(),
    timestamp: text("timestamp").notNull(),
    /** How far an own message has come; null when nothing was told. */
    ack: text("ack").$type<MessageAck>(),
    /** Who wrote it in a group, and what that person is called there. */
    authorId: text("authorId"),
    authorName: text("authorName"),
  },
  (table) => [
    uniqueIndex("message_account_message").on(table.accountId, table.messageId),
    index("message_chat").on(table.accountId, table.chatId, table.timestamp),
  ],
);

/** What comes with messages: from the moment the message is known, wherever the bytes are or ever will be. */
export const media = sqliteTable(
  "media",
  {
    id: text("id").primaryKey(),
    accountId: text("accountId").notNull(),
    messageId: text("messageId").notNull(),
    /** This and the next two as WhatsApp announces them. */
    mimetype: text("mimetype"),
    filename: text("filename"),
    announcedBytes: integer("announcedBytes"),
    /** `wanted` is fetched ahead; `idle` only when somebody asks. */
    state: text("state").$type<MediaState>().notNull().default("wanted"),
    attempts: integer("attempts").notNull().default(0),
    /** Where it lies; null while it is not stored. */
    place: text("place").$type<StorageMode>(),
    /** Another place that may hold a copy of it, to be removed: what a crash in the middle of a move leaves. */
    spare: text("spare").$type<StorageMode>(),
    bytes: integer("bytes"),
    sha256: text("sha256"),
    /** When its message was sent. */
    at: text("at").notNull(),
  },
  (table) => [
    uniqueIndex("media_message").on(table.accountId, table.messageId),
    index("media_wanted").on(table.accountId, table.state, table.at),
    index("media_at").on(table.at),
  ],
);

/** The bytes of media whose accounts keep it in the database. */
export const mediaContent = sqliteTable(
  "media_content",
  {
    accountId: text("accountId").notNull(),
    id: text("id").notNull(),
    content: blob("content", { mode: "buffer" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.id] })],
);
