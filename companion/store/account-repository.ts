/** Accounts and their status log: every read and every atomic write the use cases need. */
import { and, asc, count, eq, getTableColumns, gt, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { nameKey } from "#shared/account-name";
import type { AccountQuery, AccountRecord, AccountStore } from "../accounts/account-store";
import { eraseAccount, insertLogEntry, updateStatus } from "./account-statements";
import type { Database } from "./client";
import { whatsappAccount as account } from "./schema";
import { isConstraint } from "./sqlite-errors";

const { nameKey: keyColumn, sentDay, ownerNode, ownerIncarnation, ...recordColumns } = getTableColumns(account);
const isVisible = isNull(account.deletingAt);

/** A name no person can give, so that a deleted account's name is free at once. */
const nameOfDeleted = (id: string) => `deleting:${id}`;

async function unlessNameTaken(write: Promise<unknown>): Promise<"stored" | "name_taken"> {
  try {
    await write;
    return "stored";
  } catch (error) {
    // The names are the only thing two accounts can collide in.
    if (isConstraint(error)) return "name_taken";
    throw error;
  }
}

function matches({ status, q }: AccountQuery): SQL | undefined {
  const text = nameKey(q ?? "");
  // People type 0812… for 62812…, with spaces or dashes.
  const digits = /^[0-9+ ().-]+$/.test(text) ? text.replace(/\D/g, "").replace(/^0/, "") : "";
  const contains = (column: SQL | typeof keyColumn | typeof account.phoneNumber, part: string) =>
    gt(sql`instr(${column}, ${part})`, 0);
  return and(
    isVisible,
    status && eq(account.connectionStatus, status),
    text === "" ? undefined : or(contains(keyColumn, text), digits ? contains(account.phoneNumber, digits) : undefined),
  );
}

const cursorOf = (record: AccountRecord) => Buffer.from(nameKey(record.clientName)).toString("base64url");
const keyOfCursor = (cursor: string) => Buffer.from(cursor, "base64url").toString();

export function createAccountRepository(database: Database): AccountStore {
  const { build, read, write } = database;
  const isId = (id: string) => eq(account.id, id);
  const select = (where: SQL | undefined) =>
    read((db) => db.select(recordColumns).from(account).where(where).orderBy(asc(keyColumn)));
  const raised = { epoch: sql`${account.epoch} + 1` };

  async function writeForEpoch(changes: Record<string, unknown>, where: SQL | undefined): Promise<number | null> {
    const statement = build
      .update(account)
      .set({ ...changes, ...raised })
      .where(where)
      .returning({ epoch: account.epoch });
    const [result] = await write(statement);
    return result?.rows[0] === undefined ? null : Number(result.rows[0][0]);
  }

  return {
    insert: ({ at, ...added }) => {
      const times = { since: at, createdAt: at, updatedAt: at };
      return unlessNameTaken(
        write(build.insert(account).values({ ...added, ...times, nameKey: nameKey(added.clientName) })),
      );
    },
    find: async (nameOrId) => {
      const isNamed = or(isId(nameOrId.toLowerCase()), eq(keyColumn, nameKey(nameOrId)));
      return (await select(and(isVisible, isNamed)))[0] ?? null;
    },
    listAll: () => select(isVisible),
    listPage: async (query) => {
      const where = matches(query);
      const after = query.cursor === undefined ? undefined : gt(keyColumn, keyOfCursor(query.cursor));
      const [[counted], found] = await read(async (db) => [
        await db.select({ total: count() }).from(account).where(where),
        await db
          .select(recordColumns)
          .from(account)
          .where(and(where, after))
          .orderBy(asc(keyColumn))
          .limit(query.limit + 1),
      ]);
      const records = found.slice(0, query.limit);
      const last = records.at(-1);
      const hasMore = found.length > records.length;
      return { total: counted?.total ?? 0, records, nextCursor: hasMore && last ? cursorOf(last) : null };
    },
    count: async () => {
      const [counted] = await read((db) => db.select({ total: count() }).from(account).where(isVisible));
      return counted?.total ?? 0;
    },
    findLinkedTo: async (phoneNumber, exceptId) => {
      const isLinked = and(isVisible, eq(account.phoneNumber, phoneNumber), eq(account.isLoggedIn, true));
      return (await select(and(isLinked, exceptId === null ? undefined : ne(account.id, exceptId))))[0] ?? null;
    },
    saveSettings: (id, changes, at) => {
      const key = changes.clientName === undefined ? {} : { nameKey: nameKey(changes.clientName) };
      const set = { ...changes, ...key, updatedAt: at };
      return unlessNameTaken(write(build.update(account).set(set).where(isId(id))));
    },
    saveWish: (id, { desired, link }) => {
      const how = link && { linkMethod: link.method, linkPhoneNumber: link.phoneNumber };
      return writeForEpoch({ desired, attempt: 0, nextRetryAt: null, ...how }, and(isId(id), isVisible));
    },
    raiseEpoch: (id, epoch) => writeForEpoch({}, and(isId(id), isVisible, eq(account.epoch, epoch))),
    saveStatus: async (move) => {
      const [, updated] = await write(insertLogEntry(build, move), updateStatus(build, move));
      return updated?.rows[0] === undefined ? null : Number(updated.rows[0][0]);
    },
    saveUnlinked: async (id, at) => {
      await write(build.update(account).set({ isLoggedIn: false, updatedAt: at }).where(isId(id)));
    },
    touch: async (id, lastActiveAt) => {
      await write(build.update(account).set({ lastActiveAt }).where(isId(id)));
    },
    resetMessageCount: async (id, at) => {
      await write(build.update(account).set({ messagesSentToday: 0, updatedAt: at }).where(isId(id)));
    },
    markDeleting: (id, at) => {
      const freed = { clientName: nameOfDeleted(id), nameKey: nameOfDeleted(id) };
      return writeForEpoch({ ...freed, desired: "stopped", deletingAt: at }, and(isId(id), isVisible));
    },
    listDeleting: () => select(isNotNull(account.deletingAt)),
    erase: async (id) => {
      await write(...eraseAccount(build, id));
    },
    revision: async () => {
      const given = sql<number>`(select seq from sqlite_sequence where name = 'status_log')`;
      const [row] = await read((db) => db.values<[number | null]>(sql`select ${given}`));
      return row?.[0] ?? 0;
    },
  };
}
