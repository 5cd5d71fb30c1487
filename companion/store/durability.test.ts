/** What is on disk after a kill and after old entries were dropped, seen by someone else's connection. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runScript, type ScriptProcess } from "../../scripts/testing/script-process";
import { systemClock } from "../clock";
import { silentLog } from "../diagnostics/log";
import { lockWaitMs } from "./client";
import { openStore } from "./open-store";

const writeStatuses = fileURLToPath(new URL("./testing/write-statuses.ts", import.meta.url));

let folder: string;
let url: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "saklar-store-"));
  url = `file:${join(folder, "test.db")}`;
});
afterEach(() => rm(folder, { recursive: true }));

async function query(sql: string): Promise<unknown[][]> {
  const client = createClient({ url });
  const { rows } = await client.execute(sql);
  client.close();
  return rows.map((row) => Array.from({ length: row.length }, (_, index) => row[index]));
}

/** The last revision the process called stored. */
function told({ output }: ScriptProcess): number {
  return Number([...output().matchAll(/stored (\d+);/g)].at(-1)?.[1]);
}

describe("a process killed while it writes", () => {
  it("F3: loses nothing it called stored: row and log agree, and revisions have no holes", async () => {
    for (const round of [1, 2, 3]) {
      const writer = runScript(writeStatuses, { args: [url] });
      await writer.waitFor(new RegExp(`(?:stored \\d+;){${round * 7}}`));
      await writer.end("SIGKILL");

      const [[revisions, highest]] = (await query("SELECT count(*), max(rev) FROM status_log")) as [[number, number]];
      const [row] = await query("SELECT rev, connectionStatus FROM whatsapp_account");
      const [entry] = await query("SELECT rev, status FROM status_log ORDER BY rev DESC LIMIT 1");
      expect(highest).toBeGreaterThanOrEqual(told(writer));
      expect([revisions, row]).toEqual([highest, entry]);
      expect(await query("PRAGMA integrity_check")).toEqual([["ok"]]);
    }
  }, 60_000);
});

describe("a process whose database another program locks", () => {
  it("F31: has stored whatever it called stored after the lock, also when it is killed then", async () => {
    const writer = runScript(writeStatuses, { args: [url] });
    await writer.waitFor(/stored 5;/);
    const other = createClient({ url, timeout: 5_000 });
    const lock = await other.transaction("write");
    const before = told(writer);
    // Longer than SQLite itself waits, several times over: the write fails, and is made anew on another connection.
    await new Promise((resolve) => setTimeout(resolve, 5 * lockWaitMs));
    await lock.rollback();
    other.close();
    await writer.waitFor(new RegExp(`stored ${before + 10};`));
    await writer.end("SIGKILL");

    const [[revisions, highest]] = (await query("SELECT count(*), max(rev) FROM status_log")) as [[number, number]];
    expect(highest).toBeGreaterThanOrEqual(told(writer));
    expect(revisions).toBe(highest);
    expect(await query("PRAGMA integrity_check")).toEqual([["ok"]]);
  }, 60_000);
});

describe("the status log", () => {
  it("forgets what is old, but never where an account is now nor how far revisions have come", async () => {
    const { accounts, close } = await openStore({ url, clock: systemClock, random: Math.random, log: silentLog });
    const [old, recent] = ["2026-01-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z"];
    for (const id of ["a", "b"]) {
      await accounts.insert({ id, clientName: id, linkMethod: "qr", linkPhoneNumber: null, at: old });
    }
    const move = { epoch: 0, from: "disconnected", to: "loading", reason: null, at: old, patch: {} } as const;
    await accounts.saveStatus({ ...move, id: "a" });
    await accounts.saveStatus({ ...move, id: "b" });
    await accounts.saveStatus({ ...move, id: "a", from: "loading", to: "qr", at: recent });

    await accounts.forgetOldStatuses(recent);

    expect(await query("SELECT rev FROM status_log ORDER BY rev")).toEqual([[2], [3]]);
    expect(await accounts.revision()).toBe(3);
    expect(await accounts.saveStatus({ ...move, id: "b", from: "loading", to: "qr" })).toBe(4);
    await close();
  });
});
