/** The statements that store chats and messages, each row once. */
import { and, eq, isNull, sql } from "drizzle-orm";
import type { ChatMessage, ChatSummary } from "../whatsapp/client-port";
import type { Database, Statement } from "./client";
import { queueDeliveries } from "./outbox-statements";
import { whatsappAccount as account } from "./schema/accounts";
import { chat, media, message } from "./schema/chats";

type Build = Database["build"];

const isoOf = (unixSeconds: number) => new Date(unixSeconds * 1000).toISOString();
const isGroupId = (chatId: string) => chatId.endsWith("@g.us");
/** What another row would have written, in an upsert. */
const excluded = (column: { readonly name: string }) => sql.raw(`excluded."${column.name}"`);

/** The account if it may still get rows: a message that arrives during a delete leaves nothing behind. */
const living = (accountId: string) => and(eq(account.id, accountId), isNull(account.deletingAt));

export function upsertChat(
  build: Build,
  accountId: string,
  entry: Omit<ChatSummary, "title"> & { title: string | null },
): Statement {
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

/** A chat is known from its first message on, and stands where its newest belongs. */
export function noteMessage(build: Build, accountId: string, entry: ChatMessage, isLive: boolean): Statement {
  const { chatId, messageId, fromMe, timestamp } = entry;
  const isUnread = isLive && !fromMe;
  const row = build
    .select({
      accountId: account.id,
      chatId: sql`${chatId}`.as("chatId"),
      title: sql`null`.as("title"),
      isGroup: sql`${isGroupId(chatId) ? 1 : 0}`.as("isGroup"),
      unreadCount: sql`${isUnread ? 1 : 0}`.as("unreadCount"),
      lastMessageAt: sql`${isoOf(timestamp)}`.as("lastMessageAt"),
    })
    .from(account)
    .where(living(accountId));
  const lastMessageAt = sql`max(coalesce(${chat.lastMessageAt}, ''), ${excluded(chat.lastMessageAt)})`;
  // Counted before the message itself is stored, so that one that is told twice counts once.
  const isKnown = sql`exists (select 1 from message m where m.accountId = ${accountId} and m.messageId = ${messageId})`;
  const unreadCount = fromMe ? sql`0` : sql`${chat.unreadCount} + not ${isKnown}`;
  return build
    .insert(chat)
    .select(row)
    .onConflictDoUpdate({
      target: [chat.accountId, chat.chatId],
      set: { lastMessageAt, ...(isLive && { unreadCount }) },
    });
}

/** A message is seen more than once; what is known of its media stays. Empty for one without any. */
export function noteMedia(build: Build, accountId: string, entry: ChatMessage): Statement[] {
  if (entry.media === undefined) return [];
  const { mimetype, filename, bytes } = entry.media;
  const row = build
    .select({
      id: sql`lower(hex(randomblob(16)))`.as("id"),
      accountId: account.id,
      messageId: sql`${entry.messageId}`.as("messageId"),
      mimetype: sql`${mimetype}`.as("mimetype"),
      filename: sql`${filename}`.as("filename"),
      announcedBytes: sql`${bytes}`.as("announcedBytes"),
      state: sql`'wanted'`.as("state"),
      attempts: sql`0`.as("attempts"),
      place: sql`null`.as("place"),
      spare: sql`null`.as("spare"),
      bytes: sql`null`.as("bytes"),
      sha256: sql`null`.as("sha256"),
      at: sql`${isoOf(entry.timestamp)}`.as("at"),
    })
    .from(account)
    .where(living(accountId));
  return [
    build
      .insert(media)
      .select(row)
      .onConflictDoNothing({ target: [media.accountId, media.messageId] }),
  ];
}

export function upsertMessage(build: Build, accountId: string, entry: ChatMessage): Statement {
  const row = build
    .select({
      // The database gives the number.
      id: sql`null`.as("id"),
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

/** Keeps a live message for every webhook that is told of it. */
export function queueMessage(build: Build, accountId: string, entry: ChatMessage): Statement {
  const { messageId, chatId, fromMe, body, type } = entry;
  const at = isoOf(entry.timestamp);
  const data = sql`${JSON.stringify({ accountId, messageId, chatId, fromMe, body, type, timestamp: at })}`;
  return queueDeliveries(build, { event: "whatsapp-message", at, data, where: living(accountId) });
}
