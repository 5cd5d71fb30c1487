/**
 * Rows of accounts, read as one JSON text each. The client makes two properties of every cell it hands out, one by one: for a
 * thousand accounts that took longer than the query and everything that is done with them.
 */
import { asc, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Database } from "./client";
import { whatsappAccount as account } from "./schema";

const { nameKey, ownerNode, ownerIncarnation, ...recordColumns } = getTableColumns(account);

type AccountRow = Pick<typeof account.$inferSelect, keyof typeof recordColumns>;

const columns = Object.entries(recordColumns);
const cells = sql<string>`json_array(${sql.join(Object.values(recordColumns), sql`, `)})`;

function rowOf(values: readonly unknown[]): AccountRow {
  const row: Record<string, unknown> = {};
  for (const [index, [name, column]] of columns.entries()) {
    const value = values[index];
    row[name] = value === null ? null : column.mapFromDriverValue(value);
  }
  // Each value went through its own column, which is what says its type.
  return row as AccountRow;
}

/** By name; without a limit all. */
export async function selectAccounts(
  db: Database["build"],
  where: SQL | undefined,
  limit?: number,
): Promise<AccountRow[]> {
  const query = db.select({ cells }).from(account).where(where).orderBy(asc(nameKey));
  const found = await (limit === undefined ? query : query.limit(limit));
  const all: unknown[][] = JSON.parse(`[${found.map((row) => row.cells).join()}]`);
  return all.map(rowOf);
}
