/** What is left of an account after its end, looked for in every table that the migrations made, known here or not. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient } from "@libsql/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { silentLog } from "../diagnostics/log";
import { createTestClock } from "../testing/test-clock";
import { openStore } from "./open-store";

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNeeded: boolean;
}

let folder: string;
let url: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "saklar-erase-"));
  url = `file:${join(folder, "saklar.db")}`;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** One connection at a time: neither the store nor the look behind it ever meets a lock of the other. */
async function withStore(work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<void>): Promise<void> {
  const store = await openStore({ url, clock: createTestClock(), random: () => 0.5, log: silentLog });
  await work(store).finally(store.close);
}

async function withTables<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = createClient({ url });
  return work(client).finally(() => client.close());
}

async function tableNames(client: Client): Promise<string[]> {
  const { rows } = await client.execute(
    "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite%'",
  );
  return rows.map((row) => String(row.name));
}

async function columnsOf(client: Client, table: string): Promise<Column[]> {
  const { rows } = await client.execute({ sql: "SELECT * FROM pragma_table_info(?)", args: [table] });
  return rows.map((row) => ({
    name: String(row.name),
    type: String(row.type),
    isNeeded: row.notnull === 1 && row.dflt_value === null && !(row.type === "INTEGER" && row.pk === 1),
  }));
}

/** A row of the account in every table that has rows of accounts; tells how many those are. */
async function fillFor(client: Client, accountId: string): Promise<number> {
  let filled = 0;
  for (const table of await tableNames(client)) {
    const columns = await columnsOf(client, table);
    const owner = table === "whatsapp_account" ? "id" : "accountId";
    if (!columns.some(({ name }) => name === owner)) continue;
    const needed = columns.filter(({ name, isNeeded }) => isNeeded || name === owner);
    const names = needed.map(({ name }) => `"${name}"`).join(", ");
    const args = needed.map(({ name, type }) =>
      name === owner ? accountId : /int/i.test(type) ? 1 : `${accountId} ${name}`,
    );
    await client.execute({
      sql: `INSERT INTO "${table}" (${names}) VALUES (${args.map(() => "?").join(", ")})`,
      args,
    });
    filled += 1;
  }
  return filled;
}

/** Tables with a row that mentions the account in any column, and the words of it that a search still finds. */
async function tracesOf(client: Client, accountId: string): Promise<string[]> {
  const traces: string[] = [];
  for (const table of await tableNames(client)) {
    const { rows } = await client.execute(`SELECT * FROM "${table}"`);
    if (rows.some((row) => JSON.stringify(row).includes(accountId))) traces.push(table);
  }
  const found = await client.execute({
    sql: "SELECT rowid FROM message_text WHERE message_text MATCH ?",
    args: [accountId],
  });
  return found.rows.length === 0 ? traces : [...traces, "message_text"];
}

it("an erased account leaves no row in any table and no word in the search, and others lose nothing", async () => {
  await withStore(async () => {});
  const filled = await withTables(async (client) => {
    await fillFor(client, "stays");
    return fillFor(client, "goes");
  });
  expect(filled).toBeGreaterThanOrEqual(8);
  const before = await withTables((client) => tracesOf(client, "goes"));
  expect(before).toEqual(await withTables((client) => tracesOf(client, "stays")));
  expect(before).toContain("message_text");

  await withStore((store) => store.accounts.erase("goes", "2026-01-25T08:00:00.000Z"));

  expect(await withTables((client) => tracesOf(client, "goes"))).toEqual([]);
  expect(await withTables((client) => tracesOf(client, "stays"))).toEqual(before);
});
