/** Stored messages as rows and in pages, in both directions. */
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { MessagePage, StoredMessage, ThreadPage } from "#shared/chats";
import type { MessageAck } from "#shared/messages";
import type { MediaState } from "../media/media-index";
import type { Database } from "./client";
import { beyond, cursorOf, type Place, pageOf } from "./pages";
import { media, message } from "./schema/chats";

export const messageColumns = {
  id: message.id,
  messageId: message.messageId,
  chatId: message.chatId,
  fromMe: message.fromMe,
  body: message.body,
  type: message.type,
  timestamp: message.timestamp,
  ack: message.ack,
  authorId: message.authorId,
  authorName: message.authorName,
  mediaId: media.id,
  mimetype: media.mimetype,
  filename: media.filename,
  bytes: sql<number | null>`coalesce(${media.bytes}, ${media.announcedBytes})`,
  mediaState: media.state,
};
export const isItsMedia = and(eq(media.accountId, message.accountId), eq(media.messageId, message.messageId));

interface Row extends Omit<StoredMessage, "media" | "ack" | "author"> {
  readonly id: number;
  readonly ack: MessageAck | null;
  readonly authorId: string | null;
  readonly authorName: string | null;
  readonly mediaId: string | null;
  readonly mimetype: string | null;
  readonly filename: string | null;
  readonly bytes: number | null;
  readonly mediaState: MediaState | null;
}

export function messageOf({ messageId, chatId, fromMe, body, type, timestamp, ...row }: Row): StoredMessage {
  const { ack, authorId, authorName, mediaId, mimetype, filename, bytes, mediaState } = row;
  return {
    ...{ messageId, chatId, fromMe, body, type, timestamp },
    ...(ack !== null && { ack }),
    ...(authorId !== null && { author: { id: authorId, name: authorName } }),
    ...(mediaId !== null && { media: { mimetype, filename, bytes, isStored: mediaState === "stored" } }),
  };
}

const newestFirst = sql`${message.timestamp} desc, ${message.id} desc`;
const oldestFirst = sql`${message.timestamp}, ${message.id}`;
/** Numbers as text compare by length first. */
const keyOf = (id: number) => String(id).padStart(16, "0");
const idKey = sql`printf('%016d', ${message.id})`;

const placeOfRow = ({ timestamp, id }: Row): Place => ({ at: timestamp, key: keyOf(id) });

function toPage(rows: readonly Row[], limit: number): MessagePage {
  const { page, nextCursor } = pageOf(rows, limit, placeOfRow);
  return { messages: page.map(messageOf), nextCursor };
}

interface MessageQuery {
  readonly where: SQL | undefined;
  readonly place: Place | null;
  readonly limit: number;
  readonly isNewer?: boolean;
}

export function createMessagePages({ read }: Pick<Database, "read">) {
  /** One row more than the page holds, which tells whether there is another. */
  function rowsWhere({ where, place, limit, isNewer = false }: MessageQuery): Promise<Row[]> {
    const isBeyond = beyond(place, sql`${message.timestamp}`, idKey, isNewer);
    return read((db) =>
      db
        .select(messageColumns)
        .from(message)
        .leftJoin(media, isItsMedia)
        .where(and(where, isBeyond))
        .orderBy(isNewer ? oldestFirst : newestFirst)
        .limit(limit + 1),
    );
  }

  async function newerPage(where: SQL | undefined, place: Place, limit: number): Promise<ThreadPage> {
    const rows = await rowsWhere({ where, place, limit, isNewer: true });
    const newest = rows.slice(0, limit).reverse();
    const [first, last] = [newest[0], newest.at(-1)];
    return {
      messages: newest.map(messageOf),
      nextCursor: last === undefined ? null : cursorOf(placeOfRow(last)),
      newerCursor: rows.length > limit && first !== undefined ? cursorOf(placeOfRow(first), true) : null,
    };
  }

  async function olderPage(where: SQL | undefined, place: Place | null, limit: number): Promise<ThreadPage> {
    const rows = await rowsWhere({ where, place, limit });
    const [first] = rows;
    const newerCursor = place === null || first === undefined ? null : cursorOf(placeOfRow(first), true);
    return { ...toPage(rows, limit), newerCursor };
  }

  /** Half of it before that message, half behind it; null when there is no such message. */
  async function pageAround(where: SQL | undefined, messageId: string, limit: number): Promise<ThreadPage | null> {
    const [row] = await rowsWhere({ where: and(where, eq(message.messageId, messageId)), place: null, limit: 1 });
    if (row === undefined) return null;
    const half = Math.max(1, Math.floor(limit / 2));
    const newer = await newerPage(where, placeOfRow(row), half);
    const older = await olderPage(where, placeOfRow(row), half);
    const messages = [...newer.messages, messageOf(row), ...older.messages];
    return { messages, nextCursor: older.nextCursor, newerCursor: newer.newerCursor };
  }

  return {
    newerPage,
    olderPage,
    pageAround,
    searchPage: async (where: SQL | undefined, place: Place | null, limit: number) =>
      toPage(await rowsWhere({ where, place, limit }), limit),
  };
}
