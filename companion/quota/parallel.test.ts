/** Many reservations at once, in one process and in several, over midnight and across a kill: the limit holds exactly. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runScript } from "../../scripts/testing/script-process";
import { createQuotaRig, type QuotaRig } from "./testing/quota-rig";

const reserveQuota = fileURLToPath(new URL("./testing/reserve-quota.ts", import.meta.url));

let folder: string;
let url: string;
const rigs: QuotaRig[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "saklar-quota-"));
  url = `file:${join(folder, "test.db")}`;
});
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.store.close();
  await rm(folder, { recursive: true });
});

async function open(options: { readonly timeZone?: string; readonly startAt?: string } = {}): Promise<QuotaRig> {
  const rig = await createQuotaRig({ url, ...options });
  rigs.push(rig);
  return rig;
}

async function outcomesOf(attempts: readonly Promise<unknown>[]) {
  const settled = await Promise.allSettled(attempts);
  const refusals = settled.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  return { accepted: settled.length - refusals.length, refusals: [...new Set(refusals)] };
}

async function query(sql: string): Promise<unknown[][]> {
  const client = createClient({ url });
  const { rows } = await client.execute(sql);
  client.close();
  return rows.map((row) => Array.from({ length: row.length }, (_, index) => row[index]));
}

/** Count, what is left in reservations, and usage: three records of one truth. */
const books = () =>
  query(
    "SELECT messagesSentToday, (SELECT coalesce(sum(left), 0) FROM quota_reservation), (SELECT sum(sent) FROM usage_day) FROM whatsapp_account",
  );

describe("500 reservations at once with a limit of 50", () => {
  it("F44: are accepted exactly 50 times, through two connections to one file", async () => {
    const [one, other] = [await open(), await open()];
    await one.addAccount("a", 50);

    const attempts = Array.from({ length: 250 }, () => [one.quota.reserve("a", 1), other.quota.reserve("a", 1)]).flat();

    expect(await outcomesOf(attempts)).toEqual({ accepted: 50, refusals: ["daily_limit"] });
    expect(await books()).toEqual([[50, 50, 50]]);
  });

  it.each(["Asia/Jakarta", "America/New_York", "Pacific/Kiritimati"])(
    "F43: over midnight in %s give each day its own 50",
    async (timeZone) => {
      const rig = await open({ timeZone });
      await rig.addAccount("a", 50);
      const today = rig.days.today();
      rig.clock.set(new Date(rig.days.endOf(today) - 1).toISOString());

      const before = Array.from({ length: 250 }, () => rig.quota.reserve("a", 1));
      rig.clock.advance(1);
      const after = Array.from({ length: 250 }, () => rig.quota.reserve("a", 1));

      const [old, fresh] = [await outcomesOf(before), await outcomesOf(after)];
      expect([old.accepted, fresh.accepted]).toEqual([50, 50]);
      expect(await rig.sent("a")).toBe(50);
      expect((await rig.quota.usage("a", 2)).days.map(({ sent }) => sent)).toEqual([50, 50]);
    },
  );

  it("F46: beside resets by hand are never more than 50 since the last one", async () => {
    const rig = await open();
    await rig.addAccount("a", 50);

    const attempts = Array.from({ length: 500 }, (_, index) =>
      index % 100 === 99 ? rig.quota.reset("a") : rig.quota.reserve("a", 1),
    );
    const { accepted } = await outcomesOf(attempts);

    // Written one after the other in the order asked: five times 50, and the last reset begins anew.
    expect(accepted).toBe(5 * 50 + 5);
    expect(await rig.sent("a")).toBe(0);
  });
});

describe("processes killed while they reserve", () => {
  it("F45: keep what they were told, and all of them together never get more than the limit", async () => {
    const rig = await open();
    await rig.addAccount("a", 50);
    const told: string[] = [];
    const idsOf = (output: string) => [...output.matchAll(/reserved ([\w-]+);/g)].flatMap(([, id = ""]) => id);

    for (const after of [5, 15]) {
      const process = runScript(reserveQuota, { args: [url, "a", "4"] });
      await process.waitFor(new RegExp(`(?:reserved [\\w-]+;){${after}}`));
      await process.end("SIGKILL");
      told.push(...idsOf(process.output()));
      const [[counted, left, used]] = (await books()) as [[number, number, number]];

      expect([left, used]).toEqual([counted, counted]);
      expect(counted).toBeGreaterThanOrEqual(told.length);
      expect(counted).toBeLessThanOrEqual(50);
    }
    const last = [1, 2].map(() => runScript(reserveQuota, { args: [url, "a", "250"] }));
    await Promise.all(last.map((process) => process.waitFor(/full;/)));
    await Promise.all(last.map((process) => process.end()));
    told.push(...last.flatMap((process) => idsOf(process.output())));

    expect(await books()).toEqual([[50, 50, 50]]);
    const kept = (await query("SELECT id FROM quota_reservation")).flat();
    expect(told.filter((id) => !kept.includes(id))).toEqual([]);
    expect(await query("PRAGMA integrity_check")).toEqual([["ok"]]);
  }, 60_000);
});
