/** The step `many`: a hundred accounts that come back at once after the companion was started, and what they weigh then. */
import { setTimeout as pause } from "node:timers/promises";
import { makeDataDir } from "../../scripts/testing/companion-process";
import type { BenchSurroundings } from "./bench-run";
import { linkAll, waitForAll, weigh } from "./crowd";
import type { Measure } from "./measures";
import { say } from "./say";

/** Chromium gives back what its start needed within some seconds. */
const settleMs = 10_000;

const allBack = (count: number): Measure => ({ title: `companion started → all ${count} ready`, unit: "s" });
const listMeanwhile: Measure = {
  title: "list of accounts meanwhile",
  unit: "ms",
  goals: [{ of: "worst", below: 100 }],
};

export async function measureMany({
  standIn,
  startCompanion,
  options: { many: count },
  results,
}: BenchSurroundings): Promise<void> {
  const dataDir = makeDataDir();
  const start = () => startCompanion(dataDir.path);
  let companion = await start();
  try {
    await linkAll(companion, standIn, count);
    await companion.process.end();
    say(`${count} at once`);
    companion = await start();
    const { readyMs, times } = await waitForAll(companion, count);
    results.record(allBack(count), "ours", readyMs / 1000);
    results.record(listMeanwhile, "ours", ...times);
    await pause(settleMs);
    weigh(results, "ours", companion.process.pid, count);
  } finally {
    await companion.process.end();
    dataDir.remove();
  }
}
