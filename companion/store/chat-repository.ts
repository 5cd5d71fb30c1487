/** Reads stored chats and messages: pages by cursor, and the full-text index that triggers keep (migration 0004). */
import { and, count, eq, inArray, sql } from "drizzle-orm";
import type { StoredMessage } from "#shared/chats";
import type { ChatReader } from "../history/chat-reader";
import type { Database } from "./client";
import { createMessagePages, isItsMedia, messageColumns, messageOf } from "./message-pages";
import { beyond, pageOf, placeOf } from "./pages";
import { chat, media, message } from "./schema/chats";

/** Each word as a phrase that may go on, so that nothing typed is taken for the index's own syntax. */
export function matchOf(text: string): string {
  // A control character ends the text for the index, in the middle of a phrase.
  const words = text
    .replace(/\p{Cc}/gu, " ")
    .split(/\s+/)
    .filter((word) => word !== "");
  return words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(" ");
}

export function createChatRepository({ read }: Database): ChatReader {
  const pages = createMessagePages({ read });

  async function newestOf(accountId: string, chatIds: readonly string[]): Promise<ReadonlyMap<string, StoredMessage>> {
    // One look into the index for each chat, all in one statement.
    const newestId = sql`(select m.id from message m where m.accountId = chat.accountId and m.chatId = chat.chatId
      order by m.timestamp desc, m.id desc limit 1)`;
    const rows = await read((db) => {
      const ofPage = and(eq(chat.accountId, accountId), inArray(chat.chatId, [...chatIds]));
      const ids = db.select({ id: newestId }).from(chat).where(ofPage);
      return db.select(messageColumns).from(message).leftJoin(media, isItsMedia).where(inArray(message.id, ids));
    });
    return new Map(rows.map((row) => [row.chatId, messageOf(row)]));
  }

  return {
    async listChats(accountId, { limit, cursor }) {
      const at = sql<string>`coalesce(${chat.lastMessageAt}, '')`;
      const isBehind = beyond(placeOf(cursor), at, sql`${chat.chatId}`);
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
      const chats = page.map(({ accountId: _id, syncId: _syncId, ...stored }) => ({
        ...stored,
        lastMessage: newest.get(stored.chatId) ?? null,
      }));
      return { total: counted?.total ?? 0, chats, nextCursor };
    },
    async listMessages(accountId, chatId, { limit, cursor, around }) {
      const isOfChat = and(eq(message.accountId, accountId), eq(message.chatId, chatId));
      const place = placeOf(cursor);
      if (place !== null)
        return place.isNewer ? pages.newerPage(isOfChat, place, limit) : pages.olderPage(isOfChat, place, limit);
      const found = around === undefined ? null : await pages.pageAround(isOfChat, around, limit);
      return found ?? pages.olderPage(isOfChat, null, limit);
    },
    async searchMessages(accountId, text, { limit, cursor }) {
      const match = matchOf(text);
      if (match === "") return { messages: [], nextCursor: null };
      const isFound = sql`${message.id} in (select rowid from message_text where message_text match ${match})`;
      // The sign keeps SQLite from walking through all messages of the account where the words lead to a few.
      const where = and(sql`+${message.accountId} = ${accountId}`, isFound);
      return pages.searchPage(where, placeOf(cursor), limit);
    },
  };
}
