/** Many linked accounts on one companion: linking them, weighing them, and waiting until all are back. */
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import PQueue from "p-queue";
import { linkAccount } from "../../scripts/testing/accounts";
import type { CompanionProcess } from "../../scripts/testing/companion-process";
import type { StandInProcess } from "../../scripts/testing/stand-in-process";
import type { Measure } from "./measures";
import { chromiumsOf, memoryOf } from "./process-memory";
import type { Results, Side } from "./results";
import { say } from "./say";

const atOnce = 3;
const listEveryMs = 50;
/** Longer than any start may take. */
const patienceMs = 600_000;

export const eachOf = (count: number): Measure => ({ title: `${count} accounts ready: each (PSS)`, unit: "MB" });
export const nodeOf = (count: number): Measure => ({
  title: `${count} accounts ready: the Node process (PSS)`,
  unit: "MB",
  goals: [{ of: "worst", below: 150 }],
});

/** They start by themselves when the companion does. */
export async function linkAll(companion: CompanionProcess, standIn: StandInProcess, count: number) {
  const queue = new PQueue({ concurrency: atOnce });
  const indexes = Array.from({ length: count }, (_value, index) => index + 1);
  return queue.addAll(
    indexes.map((index) => async () => {
      const number = `62814000${String(index).padStart(5, "0")}`;
      const linked = await linkAccount(companion, standIn, { name: `Toko ${index}`, number, autoStart: true });
      if (index % 10 === 0) say(`${index} of ${count} linked`);
      return linked;
    }),
  );
}

export function weigh(results: Results, side: Side, pid: number, count: number): void {
  results.record(eachOf(count), side, memoryOf(chromiumsOf(pid)).pssMb / count);
  results.record(nodeOf(count), side, memoryOf([pid]).pssMb);
}

/** Reads the list again and again until all are ready. */
export async function waitForAll(companion: CompanionProcess, count: number) {
  const begun = performance.now();
  const times: number[] = [];
  for (;;) {
    const asked = performance.now();
    const answer = await companion.request("GET", "/whatsapp/sessions?limit=1000");
    const { accounts } = (await answer.json()) as { accounts: { status: string }[] };
    times.push(performance.now() - asked);
    const ready = accounts.filter(({ status }) => status === "ready").length;
    if (ready === count) return { times, readyMs: performance.now() - begun };
    if (performance.now() - begun > patienceMs) throw new Error(`${ready} of ${count} became ready`);
    await pause(listEveryMs);
  }
}
