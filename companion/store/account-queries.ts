/** How accounts are found, filtered and paged. */
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, max, ne, or, type SQL, sql } from "drizzle-orm";
import { nameKey } from "#shared/account-name";
import type { AccountStatus } from "#shared/status";
import type { AccountQuery, AccountRecord, AccountStore } from "../accounts/account-store";
import { selectAccounts } from "./account-rows";
import type { Database } from "./client";
import { whatsappAccount as account, statusLog } from "./schema/accounts";

const { nameKey: keyColumn } = account;

/** A deleted account is gone for everyone but the delete that is under way. */
export const isVisible = isNull(account.deletingAt);

type Queries = Pick<
  AccountStore,
  "find" | "listAll" | "listPage" | "count" | "findLinkedTo" | "listDeleting" | "listStatuses" | "linkedAt" | "revision"
>;

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

export function createAccountQueries({ read }: Database): Queries {
  const select = (where: SQL | undefined) => read((db) => selectAccounts(db, where));

  return {
    find: async (nameOrId) => {
      const isNamed = or(eq(account.id, nameOrId.toLowerCase()), eq(keyColumn, nameKey(nameOrId)));
      return (await select(and(isVisible, isNamed)))[0] ?? null;
    },
    listAll: () => select(isVisible),
    listPage: async (query) => {
      const where = matches(query);
      const after = query.cursor === undefined ? undefined : gt(keyColumn, keyOfCursor(query.cursor));
      const [[counted], found] = await read(async (db) => [
        await db.select({ total: count() }).from(account).where(where),
        await selectAccounts(db, and(where, after), query.limit + 1),
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
    listDeleting: () => select(isNotNull(account.deletingAt)),
    listStatuses: (id, { limit, before }) => {
      const { rev, status, reason, at } = statusLog;
      const isAsked = and(eq(statusLog.accountId, id), before === null ? undefined : lt(rev, before));
      return read((db) =>
        db.select({ rev, status, reason, at }).from(statusLog).where(isAsked).orderBy(desc(rev)).limit(limit),
      );
    },
    linkedAt: async (id) => {
      const { rev, accountId, status, at } = statusLog;
      const statusIs = (...some: AccountStatus[]) => and(eq(accountId, id), inArray(status, some));
      const [linked] = await read((db) => {
        const shown = db
          .select({ rev: max(rev) })
          .from(statusLog)
          .where(statusIs("qr", "pairing"));
        const isYes = and(statusIs("authenticated", "ready"), gt(rev, shown));
        return db.select({ at }).from(statusLog).where(isYes).orderBy(asc(rev)).limit(1);
      });
      return linked?.at ?? null;
    },
    revision: async () => {
      const given = sql<number>`(select seq from sqlite_sequence where name = 'status_log')`;
      const [row] = await read((db) => db.values<[number | null]>(sql`select ${given}`));
      return row?.[0] ?? 0;
    },
  };
}
