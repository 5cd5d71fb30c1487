/** What is known of media, and for accounts that keep it in the database its bytes. */
import { Readable } from "node:stream";
import { and, count, desc, eq, gt, inArray, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { StorageMode } from "#shared/settings-limits";
import type { MediaIndex } from "../media/media-index";
import type { MediaBytes, MediaKey, MediaPlace } from "../media/media-place";
import type { Database } from "./client";
import { whatsappAccount as account } from "./schema/accounts";
import { media, mediaContent } from "./schema/chats";

const isStored = eq(media.state, "stored");
const isWanted = eq(media.state, "wanted");
const isMisplaced = (mode: StorageMode | SQL<StorageMode>) => and(isStored, ne(media.place, mode));
/** Also after its move, while the copy in the old place is still to be removed. */
const isMoving = (mode: StorageMode) => or(isMisplaced(mode), ne(media.spare, mode));

function livingIds(build: Database["build"]) {
  return build.select({ id: account.id }).from(account).where(isNull(account.deletingAt));
}

type Reads = "find" | "listWanted" | "listUnsettled" | "listStored" | "listOlder" | "listBeyond";

function createMediaLists({ read }: Database): Pick<MediaIndex, Reads> {
  return {
    find: async (accountId, messageId) => {
      const isIt = and(eq(media.accountId, accountId), eq(media.messageId, messageId));
      return (await read((db) => db.select().from(media).where(isIt)))[0] ?? null;
    },
    listWanted: (accountId, limit) => {
      const isOne = and(eq(media.accountId, accountId), isWanted);
      return read((db) => db.select().from(media).where(isOne).orderBy(desc(media.at), desc(media.id)).limit(limit));
    },
    listUnsettled: (accountId, mode, limit) => {
      const isOne = and(eq(media.accountId, accountId), or(isMisplaced(mode), sql`${media.spare} is not null`));
      return read((db) => db.select().from(media).where(isOne).orderBy(media.id).limit(limit));
    },
    listStored: (accountId, afterId, limit) => {
      const isOne = and(eq(media.accountId, accountId), isStored, gt(media.id, afterId));
      return read((db) => db.select().from(media).where(isOne).orderBy(media.id).limit(limit));
    },
    listOlder: (before, limit) =>
      read((db) =>
        db
          .select()
          .from(media)
          .where(and(isStored, lt(media.at, before)))
          .limit(limit),
      ),
    listBeyond: (bytes, limit) =>
      read((db) => {
        const upTo = sql<number>`sum(${media.bytes}) over (partition by ${media.accountId} order by ${media.at} desc, ${media.id} desc)`;
        const counted = db
          .select({ id: media.id, upTo: upTo.as("upTo") })
          .from(media)
          .where(isStored)
          .as("counted");
        const beyond = db.select({ id: counted.id }).from(counted).where(gt(counted.upTo, bytes));
        return db.select().from(media).where(inArray(media.id, beyond)).limit(limit);
      }),
  };
}

export function createMediaRepository(database: Database): MediaIndex {
  const { build, read, write } = database;
  return {
    ...createMediaLists(database),
    save: async ({ id, accountId }, patch) => {
      const isLiving = inArray(media.accountId, livingIds(build));
      const isIt = and(eq(media.id, id), eq(media.accountId, accountId), isLiving);
      const [saved] = await write(build.update(media).set(patch).where(isIt));
      return saved !== undefined && saved.rowsAffected > 0;
    },
    trimWanted: async (accountId, most) => {
      const isOfAccount = and(eq(media.accountId, accountId), isWanted);
      const newest = build
        .select({ id: media.id })
        .from(media)
        .where(isOfAccount)
        .orderBy(desc(media.at), desc(media.id))
        .limit(most);
      const isOlder = sql`${media.id} not in ${newest}`;
      await write(build.update(media).set({ state: "idle" }).where(and(isOfAccount, isOlder)));
    },
    forget: async (before) => {
      const isNowhere = and(isNull(media.place), isNull(media.spare));
      await write(build.delete(media).where(and(lt(media.at, before), isNowhere)));
    },
    accountsWithWork: async () => {
      const toFetch = and(isWanted, ne(account.storageMode, "none"));
      const toMove = or(isMisplaced(sql<StorageMode>`${account.storageMode}`), sql`${media.spare} is not null`);
      const rows = await read((db) =>
        db
          .selectDistinct({ id: media.accountId })
          .from(media)
          .innerJoin(account, eq(account.id, media.accountId))
          .where(and(isNull(account.deletingAt), or(toFetch, toMove))),
      );
      return rows.map(({ id }) => id);
    },
    usesPlace: async (accountId, place) => {
      const isThere = or(eq(media.place, place), eq(media.spare, place));
      const isOne = and(eq(media.accountId, accountId), isThere);
      return (await read((db) => db.select({ id: media.id }).from(media).where(isOne).limit(1))).length > 0;
    },
    sums: async (accountId, mode) => {
      const [sums] = await read((db) =>
        db
          .select({
            files: count(sql`case when ${isStored} then 1 end`),
            bytes: sql<number>`coalesce(sum(case when ${isStored} then ${media.bytes} end), 0)`,
            waiting: count(sql`case when ${isWanted} then 1 end`),
            moving: count(sql`case when ${isMoving(mode)} then 1 end`),
          })
          .from(media)
          .where(eq(media.accountId, accountId)),
      );
      return sums ?? { files: 0, bytes: 0, waiting: 0, moving: 0 };
    },
  };
}

const isUnder = ({ accountId, id }: MediaKey) => and(eq(mediaContent.accountId, accountId), eq(mediaContent.id, id));

export function createMediaContents({ build, read, write }: Database): MediaPlace {
  async function get(key: MediaKey): Promise<MediaBytes | null> {
    const [found] = await read((db) => db.select().from(mediaContent).where(isUnder(key)));
    return found === undefined ? null : new Uint8Array(found.content);
  }

  return {
    keeps: true,
    put: async ({ accountId, id }, bytes) => {
      const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      await write(
        build
          .insert(mediaContent)
          .values({ id, accountId, content })
          .onConflictDoUpdate({ target: [mediaContent.accountId, mediaContent.id], set: { content } }),
      );
    },
    get,
    // The database hands a value out whole.
    open: async (key) => {
      const content = await get(key);
      return content === null ? null : { bytes: content.byteLength, content: Readable.from([content]) };
    },
    remove: async (key) => void (await write(build.delete(mediaContent).where(isUnder(key)))),
    removeAll: async (accountId) =>
      void (await write(build.delete(mediaContent).where(eq(mediaContent.accountId, accountId)))),
  };
}
