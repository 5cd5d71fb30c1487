/** The rows of an account that leaves in a file, and those of one that comes out of one. */
import { and, asc, eq, gt } from "drizzle-orm";
import { nameKey } from "#shared/account-name";
import type { MovingStore } from "../moving/moving-store";
import { unlessNameTaken } from "./account-repository";
import { eraseRows } from "./account-statements";
import type { Database } from "./client";
import { whatsappAccount as account } from "./schema/accounts";
import { chat, media, message } from "./schema/chats";

/** A name no person can give. */
const nameOfHidden = (id: string) => `importing:${id}`;

type Lists = "listChats" | "listMessages" | "listMedia";

function createLists({ read }: Database): Pick<MovingStore, Lists> {
  return {
    listChats: (accountId, after, limit) => {
      const { chatId, title, isGroup, unreadCount, lastMessageAt } = chat;
      const columns = { chatId, title, isGroup, unreadCount, lastMessageAt };
      const isOne = and(eq(chat.accountId, accountId), gt(chat.chatId, after));
      return read((db) => db.select(columns).from(chat).where(isOne).orderBy(asc(chat.chatId)).limit(limit));
    },
    listMessages: (accountId, after, limit) => {
      const { id, messageId, chatId, fromMe, body, type, timestamp, ack, authorId, authorName } = message;
      const isOne = and(eq(message.accountId, accountId), gt(id, after));
      const columns = { id, messageId, chatId, fromMe, body, type, timestamp, ack, authorId, authorName };
      return read((db) => db.select(columns).from(message).where(isOne).orderBy(asc(id)).limit(limit));
    },
    listMedia: (accountId, after, limit) => {
      const isOne = and(eq(media.accountId, accountId), gt(media.id, after));
      return read((db) => db.select().from(media).where(isOne).orderBy(asc(media.id)).limit(limit));
    },
  };
}

export function createMovingRepository(database: Database): MovingStore {
  const { build, write } = database;
  return {
    ...createLists(database),
    insertHidden: async (id, { clientName: _later, ...moved }, at) => {
      const hidden = { clientName: nameOfHidden(id), nameKey: nameOfHidden(id), deletingAt: at };
      await write(
        build.insert(account).values({ ...moved, ...hidden, id, reason: "stopped", since: at, updatedAt: at }),
      );
    },
    addChats: async (of, chats) => {
      if (chats.length === 0) return;
      const rows = chats.map((row) => ({ ...row, accountId: of }));
      await write(build.insert(chat).values(rows).onConflictDoNothing());
    },
    addMessages: async (of, messages) => {
      if (messages.length === 0) return;
      const rows = messages.map((row) => ({ ...row, accountId: of }));
      await write(build.insert(message).values(rows).onConflictDoNothing());
    },
    addMedia: async (of, found) => {
      if (found.length === 0) return;
      // Spare, so that whoever removes the account looks there, however far its bytes came.
      const rows = found.map(({ id, record, place }) => ({ ...record, id, accountId: of, spare: place }));
      await write(build.insert(media).values(rows).onConflictDoNothing());
    },
    noteStored: async (of, id, file) => {
      const isIt = and(eq(media.accountId, of), eq(media.id, id));
      await write(
        build
          .update(media)
          .set({ ...file, state: "stored", spare: null })
          .where(isIt),
      );
    },
    discard: async (id) => {
      await write(...eraseRows(build, id));
    },
    reveal: (id, clientName, at) => {
      const shown = { clientName, nameKey: nameKey(clientName), deletingAt: null, since: at, updatedAt: at };
      return unlessNameTaken(write(build.update(account).set(shown).where(eq(account.id, id))));
    },
  };
}
