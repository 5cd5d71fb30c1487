/** Reads stored chats and messages: pages by cursor, and the full-text index that triggers keep (migration 0004). */
import { and, count, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { StoredMessage } from "#shared/chats";
import type { ChatReader, PageQuery } from "../history/chat-reader";
import type { MediaState } from "../media/media-index";
import type { Database } from "./client";
import { chat, media, message } from "./schema/chats";

/** Where a page ended: a time, and what tells apart those of the same time. */
interface Place {
  readonly at: string;
  readonly key: string;
}

function cursorOf({ at, key }: Place): string {
  return Buffer.from(JSON.stringify([at, key])).toString("base64url");
}

/** Null for a cursor of nobody's making. */
function placeOf(cursor: string | undefined): Place | null {
  try {
    const [at, key]: unknown[] = JSON.parse(Buffer.from(cursor ?? "", "base64url").toString());
    return typeof at === "string" && typeof key === "string" ? { at, key } : null;
  } catch {
    return null;
  }
}

/** Rows behind the place in an order by time and key, both descending. */
function behind(place: Place | null, at: SQL, key: SQL): SQL {
  if (place === null) return sql`true`;
  return sql`(${at} < ${place.at} or (${at} = ${place.at} and ${key} < ${place.key}))`;
}

function pageOf<Row>(rows: readonly Row[], limit: number, placeOfRow: (row: Row) => Place) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { page, nextCursor: hasMore ? cursorOf(placeOfRow(last)) : null };
}

/** Each word as a phrase that may go on, so that nothing typed is taken for the index's own syntax. */
export function matchOf(text: string): string {
  // A control character ends the text for the index, in the middle of a phrase.
  const words = text
    .replace(/\p{Cc}/gu, " ")
    .split(/\s+/)
    .filter((word) => word !== "");
  return words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(" ");
}

const columns = {
  id: message.id,
  messageId: message.messageId,
  chatId: message.chatId,
  fromMe: message.fromMe,
  body: message.body,
  type: message.type,
  timestamp: message.timestamp,
  mediaId: media.id,
  mimetype: media.mimetype,
  filename: media.filename,
  bytes: sql<number | null>`coalesce(${media.bytes}, ${media.announcedBytes})`,
  mediaState: media.state,
};
const isItsMedia = and(eq(media.accountId, message.accountId), eq(media.messageId, message.messageId));

interface Row extends Omit<StoredMessage, "media"> {
  readonly id: number;
  readonly mediaId: string | null;
  readonly mimetype: string | null;
  readonly filename: string | null;
  readonly bytes: number | null;
  readonly mediaState: MediaState | null;
}

function messageOf({ id: _id, mediaId, mimetype, filename, bytes, mediaState, ...stored }: Row): StoredMessage {
  if (mediaId === null) return stored;
  return { ...stored, media: { mimetype, filename, bytes, isStored: mediaState === "stored" } };
}

const newestFirst = sql`${message.timestamp} desc, ${message.id} desc`;
/** Numbers as text compare by length first. */
const keyOf = (id: number) => String(id).padStart(16, "0");
const idKey = sql`printf('%016d', ${message.id})`;

function toPage(rows: readonly Row[], limit: number) {
  const { page, nextCursor } = pageOf(rows, limit, ({ timestamp, id }) => ({ at: timestamp, key: keyOf(id) }));
  return { messages: page.map(messageOf), nextCursor };
}

export function createChatRepository({ read }: Database): ChatReader {
  function messagesWhere(where: SQL | undefined, { limit, cursor }: PageQuery): Promise<Row[]> {
    const isBehind = behind(placeOf(cursor), sql`${message.timestamp}`, idKey);
    return read((db) =>
      db
        .select(columns)
        .from(message)
        .leftJoin(media, isItsMedia)
        .where(and(where, isBehind))
        .orderBy(newestFirst)
        .limit(limit + 1),
    );
  }

  async function newestOf(accountId: string, chatIds: readonly string[]): Promise<ReadonlyMap<string, StoredMessage>> {
    // One look into the index for each chat, all in one statement.
    const newestId = sql`(select m.id from message m where m.accountId = chat.accountId and m.chatId = chat.chatId
      order by m.timestamp desc, m.id desc limit 1)`;
    const rows = await read((db) => {
      const ofPage = and(eq(chat.accountId, accountId), inArray(chat.chatId, [...chatIds]));
      const ids = db.select({ id: newestId }).from(chat).where(ofPage);
      return db.select(columns).from(message).leftJoin(media, isItsMedia).where(inArray(message.id, ids));
    });
    return new Map(rows.map((row) => [row.chatId, messageOf(row)]));
  }

  return {
    async listChats(accountId, { limit, cursor }) {
      const at = sql<string>`coalesce(${chat.lastMessageAt}, '')`;
      const isBehind = behind(placeOf(cursor), at, sql`${chat.chatId}`);
      const isOfAccount = eq(chat.accountId, accountId);
      const [[counted], rows] = await read(async (db) => [
        await db.select({ total: count() }).from(chat).where(isOfAccount),
        await db
          .select()
          .from(chat)
          .where(and(isOfAccount, isBehind))
          .orderBy(sql`${at} desc, ${chat.chatId} desc`)
          .limit(limit + 1),
      ]);
      const { page, nextCursor } = pageOf(rows, limit, (row) => ({ at: row.lastMessageAt ?? "", key: row.chatId }));
      const newest = await newestOf(
        accountId,
        page.map(({ chatId }) => chatId),
      );
      const chats = page.map(({ accountId: _id, ...stored }) => ({
        ...stored,
        lastMessage: newest.get(stored.chatId) ?? null,
      }));
      return { total: counted?.total ?? 0, chats, nextCursor };
    },
    async listMessages(accountId, chatId, page) {
      const isOfChat = and(eq(message.accountId, accountId), eq(message.chatId, chatId));
      return toPage(await messagesWhere(isOfChat, page), page.limit);
    },
    async searchMessages(accountId, text, page) {
      const match = matchOf(text);
      if (match === "") return { messages: [], nextCursor: null };
      const isFound = sql`${message.id} in (select rowid from message_text where message_text match ${match})`;
      return toPage(await messagesWhere(and(eq(message.accountId, accountId), isFound), page), page.limit);
    },
  };
}
