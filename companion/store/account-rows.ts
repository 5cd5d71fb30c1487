/**
 * Rows of accounts, read as one JSON text. The client makes two properties of every cell it hands out, one by one: for a
 * thousand accounts that took longer than the query and everything that is done with them.
 */
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Database } from "./client";
import { whatsappAccount as account } from "./schema/accounts";

const { nameKey, ownerNode, ownerIncarnation, ...recordColumns } = getTableColumns(account);

type AccountRow = Pick<typeof account.$inferSelect, keyof typeof recordColumns>;

/** What the database holds otherwise than JSON does goes through its column; all others are what they are. */
const columns = Object.entries(recordColumns).map(([name, column]) => ({
  name,
  column: column.dataType === "string" || column.dataType === "number" ? null : column,
}));

const key = sql.identifier(nameKey.name);
const names = Object.values(recordColumns).map(({ name }) => sql.identifier(name));
const rowsAsText = sql`json_group_array(json_array(${sql.join(names, sql`, `)}) order by ${key})`;

function rowOf(values: readonly unknown[]): AccountRow {
  const row: Record<string, unknown> = {};
  let index = 0;
  for (const { name, column } of columns) {
    const value = values[index];
    row[name] = value === null || column === null ? value : column.mapFromDriverValue(value);
    index += 1;
  }
  // Each value is what its column says, or went through it.
  return row as AccountRow;
}

/** By name; without a limit all. */
export async function selectAccounts(
  db: Database["build"],
  where: SQL | undefined,
  limit?: number,
): Promise<AccountRow[]> {
  const matching = where === undefined ? sql`` : sql`where ${where}`;
  const first = limit === undefined ? sql`` : sql`limit ${limit}`;
  const found = sql`select * from ${account} ${matching} order by ${nameKey} ${first}`;
  const [row] = await db.values<[string]>(sql`select ${rowsAsText} from (${found})`);
  const all: unknown[][] = JSON.parse(row?.[0] ?? "[]");
  return all.map(rowOf);
}
