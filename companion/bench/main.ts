/** `npm run bench`: measures the product beside what it is compared with, in turns: tables for people, a file for programs. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { buildCompanion } from "../../scripts/companion-build.mjs";
import { startCompanion } from "../../scripts/testing/companion-process";
import { chromePath } from "../../scripts/testing/found-browsers";
import { main } from "../../scripts/testing/long-run";
import { startStandIn } from "../../scripts/testing/stand-in-process";
import { runSteps } from "./catalogue";
import { describeMachine } from "./machine";
import { type BenchOptions, parseOptions, usage } from "./options";
import { fileRows, renderReport } from "./report";
import { createResults } from "./results";

const root = fileURLToPath(new URL("../..", import.meta.url));

function save(report: object): void {
  mkdirSync(`${root}/.artefacts`, { recursive: true });
  writeFileSync(`${root}/.artefacts/bench.json`, `${JSON.stringify(report, null, 2)}\n`);
}

async function bench(options: BenchOptions): Promise<void> {
  if (!existsSync("/proc/self/smaps_rollup")) throw new Error("The bench reads memory from /proc and so needs Linux.");
  const chromium = chromePath();
  const machine = describeMachine(chromium);
  const results = createResults();
  const file = await buildCompanion();
  const standIn = await startStandIn(chromium);
  try {
    await standIn.control.turn({ ballast: options.page === "light" ? "none" : options.page });
    const start = (dataDir: string, env: NodeJS.ProcessEnv = {}) =>
      startCompanion({ dataDir, chromium: standIn.chromium, file, env });
    await runSteps({ standIn, startCompanion: start, options, results });
  } finally {
    await standIn.stop();
    // Also what was measured before something failed.
    const rows = results.rows();
    const tookSeconds = Math.round(performance.now() / 1000);
    const measuredAt = new Date().toISOString();
    save({ measuredAt, tookSeconds, machine, options, notes: results.notes(), results: fileRows(rows) });
    process.stdout.write([renderReport(rows), "", ...results.notes(), ""].join("\n"));
  }
}

await main({ usage, parse: parseOptions }, bench);
