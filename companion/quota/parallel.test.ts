/** Many reservations at once, in one process and in several, over midnight and across a kill: the limit holds exactly. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runScript, type ScriptProcess } from "../../scripts/testing/script-process";
import { createQuotaRig, type QuotaRig } from "./testing/quota-rig";

const reserveQuota = fileURLToPath(new URL("./testing/reserve-quota.ts", import.meta.url));

let folder: string;
let url: string;
let rig: QuotaRig;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "saklar-quota-"));
  url = `file:${join(folder, "test.db")}`;
  rig = await createQuotaRig({ url });
});
afterEach(async () => {
  await rig.store.close();
  await rm(folder, { recursive: true });
});

async function query(sql: string): Promise<unknown[][]> {
  const client = createClient({ url });
  const { rows } = await client.execute(sql);
  client.close();
  return rows.map((row) => Array.from({ length: row.length }, (_, index) => row[index]));
}

const zones = ["Asia/Jakarta", "America/New_York", "Pacific/Kiritimati"];
/** The day after it is one of 23 hours in New York. */
const day = "2026-03-07";

/** Ids of reservations that a process was told to have, by zone and side of midnight. */
function toldBy(processes: readonly ScriptProcess[], zone: string, side: "before" | "after"): string[] {
  const lines = processes.flatMap((process) => process.output().split(";"));
  return lines.flatMap((line) => (line.startsWith(`${zone} ${side} `) ? line.split(" ").slice(2) : []));
}

async function reserveInProcesses(): Promise<{ readonly killed: ScriptProcess; readonly others: ScriptProcess[] }> {
  const start = (task: string) => runScript(reserveQuota, { args: [url, task, day, ...zones], hasChannel: true });
  const [killed, others] = [start("for-ever"), [start("over-midnight"), start("over-midnight")]];
  await Promise.all([killed, ...others].map((process) => process.waitFor(/ready;/)));

  for (const { child } of [killed, ...others]) child.send("go");
  await killed.waitFor(/ before [\w-]+;/);
  await killed.end("SIGKILL");

  await Promise.all(others.map((process) => process.waitFor(/done;/)));
  await Promise.all(others.map(({ gone }) => gone));
  return { killed, others };
}

describe("500 reservations at once with a limit of 50", () => {
  it("F43, F44, F45: in processes beside each other, one of them killed, over midnight in three zones, are accepted 50 times a day", async () => {
    for (const zone of zones) await rig.addAccount(zone, 50);

    const { killed, others } = await reserveInProcesses();

    const ofDays = zones.flatMap((zone) => [zone, zone].map((id) => [id, 50]));
    expect(await query("SELECT accountId, sent FROM usage_day ORDER BY accountId, day")).toEqual(ofDays.toSorted());
    expect(await query("SELECT DISTINCT messagesSentToday FROM whatsapp_account")).toEqual([[50]]);
    for (const zone of zones) {
      // What was killed may have reserved one that it never said; what it said was kept, or the others had got its share.
      const told = toldBy([killed, ...others], zone, "before").length;
      expect([49, 50]).toContain(told);
      const kept = await query(`SELECT id FROM quota_reservation WHERE accountId = '${zone}'`);
      expect(kept.flat().toSorted()).toEqual(toldBy(others, zone, "after").toSorted());
    }
    expect(await query("PRAGMA integrity_check")).toEqual([["ok"]]);
  }, 120_000);

  it("F46: beside resets by hand are never more than 50 since the last one", async () => {
    await rig.addAccount("a", 50);

    const attempts = Array.from({ length: 500 }, (_, index) =>
      index % 100 === 99 ? rig.quota.reset("a") : rig.quota.reserve("a", 1),
    );
    const accepted = (await Promise.allSettled(attempts)).filter(({ status }) => status === "fulfilled").length;

    // Written one after the other in the order asked: five times 50, and the last reset begins anew.
    expect(accepted).toBe(5 * 50 + 5);
    expect(await rig.sent("a")).toBe(0);
  });
});
