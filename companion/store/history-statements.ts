/** The statements that store chats and messages, each row once. */
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { type MessageAck, type MessageAckEvent, messageAcks } from "#shared/messages";
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
      syncId: sql`null`.as("syncId"),
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
      syncId: sql`null`.as("syncId"),
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

/** A table of the messages of one JSON text: many of them cost one statement, not one each. */
function rowsOf(entries: readonly object[]) {
  return sql`json_each(${JSON.stringify(entries)}) as entry`;
}
const field = (name: string) => sql`entry.value ->> ${sql.raw(`'${name}'`)}`;
const inTheirOrder = sql`entry.key`;
const noText = /\p{Surrogate}/gu;
/** Half of a pair of signs is no text for a database, and what ends a text must not stand in it. */
const textOf = (text: string | null | undefined) => text?.replace(noText, "\ufffd").replaceAll("\0", "\ufffd") ?? null;

/** A message is seen more than once; what is known of its media stays. */
export function noteMedia(build: Build, accountId: string, entries: readonly ChatMessage[]): Statement[] {
  const rows = entries.flatMap(({ messageId, timestamp, media: note }) => {
    if (note === undefined) return [];
    const { mimetype, filename, bytes } = note;
    return { messageId, mimetype: textOf(mimetype), filename: textOf(filename), bytes, at: isoOf(timestamp) };
  });
  if (rows.length === 0) return [];
  const selected = build
    .select({
      id: sql`lower(hex(randomblob(16)))`.as("id"),
      accountId: account.id,
      messageId: field("messageId").as("messageId"),
      mimetype: field("mimetype").as("mimetype"),
      filename: field("filename").as("filename"),
      announcedBytes: field("bytes").as("announcedBytes"),
      state: sql`'wanted'`.as("state"),
      attempts: sql`0`.as("attempts"),
      place: sql`null`.as("place"),
      spare: sql`null`.as("spare"),
      bytes: sql`null`.as("bytes"),
      sha256: sql`null`.as("sha256"),
      at: field("at").as("at"),
    })
    .from(account)
    .innerJoin(rowsOf(rows), sql`true`)
    .where(living(accountId))
    .orderBy(inTheirOrder);
  const target = [media.accountId, media.messageId];
  return [build.insert(media).select(selected).onConflictDoNothing({ target })];
}

export function upsertMessages(build: Build, accountId: string, entries: readonly ChatMessage[]): Statement[] {
  if (entries.length === 0) return [];
  const rows = entries.map(({ body, timestamp, author, media: _media, ...rest }) => ({
    ...rest,
    body: textOf(body),
    at: isoOf(timestamp),
    authorId: author?.id,
    authorName: textOf(author?.name),
  }));
  const selected = build
    .select({
      // The database gives the number.
      id: sql`null`.as("id"),
      accountId: account.id,
      messageId: field("messageId").as("messageId"),
      chatId: field("chatId").as("chatId"),
      fromMe: field("fromMe").as("fromMe"),
      body: field("body").as("body"),
      type: field("type").as("type"),
      timestamp: field("at").as("timestamp"),
      ack: field("ack").as("ack"),
      authorId: field("authorId").as("authorId"),
      authorName: field("authorName").as("authorName"),
    })
    .from(account)
    .innerJoin(rowsOf(rows), sql`true`)
    .where(living(accountId))
    .orderBy(inTheirOrder);
  const told = excluded(message.ack);
  const upsert = build
    .insert(message)
    .select(selected)
    .onConflictDoUpdate({
      target: [message.accountId, message.messageId],
      set: {
        body: excluded(message.body),
        type: excluded(message.type),
        authorId: sql`coalesce(${excluded(message.authorId)}, ${message.authorId})`,
        authorName: sql`coalesce(${excluded(message.authorName)}, ${message.authorName})`,
        ack: sql`case when ${isNews(told)} then ${told} else ${message.ack} end`,
      },
    });
  return [upsert];
}

const rankOf = (ack: SQL | typeof message.ack, ranks: (ack: MessageAck) => number) =>
  sql`case ${ack} ${sql.join(
    messageAcks.map((name) => sql.raw(`when '${name}' then ${ranks(name)}`)),
    sql` `,
  )} else -1 end`;

/** Acks come late and twice: one never takes back what a later one said. Only what is under way can fail. */
function isNews(told: SQL): SQL {
  const place = (ack: MessageAck) => messageAcks.indexOf(ack);
  const known = rankOf(message.ack, place);
  return sql`${known} < ${rankOf(told, (ack) => (ack === "failed" ? place("pending") + 1 : place(ack)))}`;
}

export function updateAck(build: Build, { accountId, messageId, ack }: Omit<MessageAckEvent, "chatId">): Statement {
  const isIt = and(eq(message.accountId, accountId), eq(message.messageId, messageId));
  return build
    .update(message)
    .set({ ack })
    .where(and(isIt, isNews(sql`${ack}`)));
}

/** Keeps a live message for every webhook that is told of it. */
export function queueMessage(build: Build, accountId: string, entry: ChatMessage): Statement {
  const { messageId, chatId, fromMe, body, type } = entry;
  const at = isoOf(entry.timestamp);
  const data = sql`${JSON.stringify({ accountId, messageId, chatId, fromMe, body, type, timestamp: at })}`;
  return queueDeliveries(build, { event: "whatsapp-message", at, data, where: living(accountId) });
}
