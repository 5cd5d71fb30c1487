/** `npm run bench`: measures the product and plain whatsapp-web.js on the same stand-in, in turns. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { chromePath } from "../../scripts/testing/found-browsers";
import { startStandIn } from "../../scripts/testing/stand-in-process";
import { startBaseline } from "./baseline-process";
import { describeMachine } from "./machine";
import { measureAll } from "./measure-all";
import { measureCompat } from "./measure-compat";
import { measureCrowd } from "./measure-crowd";
import { measureFlags } from "./measure-flags";
import { measureList } from "./measure-list";
import { parseOptions } from "./options";
import { startProduct } from "./product-process";
import { renderReport } from "./report";
import { createResults } from "./results";
import type { Subject } from "./subject";

const root = fileURLToPath(new URL("../..", import.meta.url));

function save(report: object): void {
  mkdirSync(`${root}/.artefacts`, { recursive: true });
  writeFileSync(`${root}/.artefacts/bench.json`, `${JSON.stringify(report, null, 2)}\n`);
}

async function bench(): Promise<void> {
  if (!existsSync("/proc/self/smaps_rollup")) throw new Error("The bench reads memory from /proc and so needs Linux.");
  const options = parseOptions(process.argv.slice(2));
  const chromium = chromePath();
  const machine = describeMachine(chromium);
  const results = createResults();
  const standIn = await startStandIn(chromium);
  const { control } = standIn;
  const subjects: Subject[] = [];
  try {
    await control.turn({ ballast: options.page === "light" ? "none" : options.page });
    if (options.isAboutFlags) {
      process.stdout.write(`${await measureFlags(standIn.chromium, options.rounds)}\n`);
      return;
    }
    if (options.isAboutCompat) {
      process.stdout.write(`${await measureCompat(standIn.chromium, control, options.rounds)}\n`);
      return;
    }
    if (options.isAboutList) {
      process.stdout.write(`${await measureList(standIn.chromium, options.peer)}\n`);
      return;
    }
    if (options.crowd !== null) {
      process.stdout.write(`${await measureCrowd(standIn, options.crowd)}\n`);
      return;
    }
    subjects.push(await startProduct(standIn.chromium), await startBaseline(standIn.chromium));
    await measureAll(subjects, { control, options, results });
  } finally {
    await Promise.all(subjects.map((subject) => subject.close()));
    await standIn.stop();
  }
  const rows = results.rows();
  save({
    measuredAt: new Date().toISOString(),
    tookSeconds: Math.round(performance.now() / 1000),
    machine,
    options,
    notes: results.notes(),
    results: rows.map(({ measure: { title, unit, limit }, values }) => ({ title, unit, limit, values })),
  });
  process.stdout.write([renderReport(rows), "", ...results.notes(), ""].join("\n"));
}

await bench();
