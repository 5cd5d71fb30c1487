/** `npm run soak`: real companion, real Chromium, the stand-in, and everything going wrong; ends with a verdict. */
import { mkdirSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { buildCompanion } from "../../scripts/companion-build.mjs";
import { chromePath } from "../../scripts/testing/found-browsers";
import { main } from "../../scripts/testing/long-run";
import { startStandIn } from "../../scripts/testing/stand-in-process";
import { describeMachine } from "../bench/machine";
import { within } from "../bounded";
import { systemClock } from "../clock";
import { toError } from "../errors";
import { createDice } from "./dice";
import { faults } from "./faults";
import { openField } from "./field";
import { parseOptions, type SoakOptions, usage } from "./options";
import { restAll } from "./person";
import { runChanges } from "./run-changes";
import { runDeaths } from "./run-deaths";
import { runKills } from "./run-kills";
import { runSoak, type SoakPlan } from "./soak-run";
import { renderVerdict, type Verdict, verdictOf } from "./verdict";

const artefacts = fileURLToPath(new URL("../../.artefacts", import.meta.url));

/** For the round under way when time is up, with all the waits there may be in it. */
const graceMs = 15 * 60_000;
/** A sign of life between the rounds. */
const silenceMs = 60_000;
let last = "";

const print = (line: string) =>
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${line}\n`);

function say(progress: string): void {
  last = progress;
  print(progress);
}

type Field = Awaited<ReturnType<typeof openField>>;

async function run(field: Field, { task, seed, atMostMinutes }: SoakOptions): Promise<Verdict> {
  const latest = performance.now() + atMostMinutes * 60_000;
  const isCalledOff = () => performance.now() > latest;
  const shared = { dice: createDice(seed), say, isCalledOff };
  // A link of the last second may be lost with its Chromium; these are to be old ones.
  await restAll(field);
  switch (task.kind) {
    case "kills":
      return runKills(field, { ...shared, kills: task.kills });
    case "changes":
      return runChanges(field, { ...shared, changes: task.changes });
    case "deaths":
      return runDeaths(field, { ...shared, deaths: task.deaths });
    case "faults": {
      const goesOn: SoakPlan["goesOn"] = ({ faults }) => faults < task.faults && !isCalledOff();
      return verdictOf(await runSoak(field, { ...shared, together: 8, goesOn }));
    }
    case "minutes": {
      const end = performance.now() + task.minutes * 60_000;
      const goesOn = () => performance.now() < end && !isCalledOff();
      // In the second half the companion lives on, or nobody could tell whether it grows.
      const half = end - task.minutes * 30_000;
      const among = () => (performance.now() < half ? faults : faults.filter(({ endsCompanion }) => !endsCompanion));
      return verdictOf(await runSoak(field, { ...shared, together: 3, among, goesOn }));
    }
  }
}

/** Whatever sticks, there is a verdict. */
async function judge(field: Field, options: SoakOptions): Promise<Verdict> {
  const brokenOff = (thrown: unknown): Verdict => {
    const { message, cause } = toError(thrown);
    const { exitCode, signalCode } = field.companion().process.child;
    return {
      rows: [
        ["what was said last", last],
        ["how the companion ended", String(signalCode ?? exitCode ?? "it runs")],
      ],
      findings: [`the run broke off: ${message}${cause === undefined ? "" : ` (${toError(cause).message})`}`],
    };
  };
  const limitMs = options.atMostMinutes * 60_000 + graceMs;
  return within(systemClock, limitMs, "The soak", run(field, options)).catch(brokenOff);
}

async function soak(options: SoakOptions): Promise<void> {
  const chromium = chromePath();
  const standIn = await startStandIn(chromium);
  const field = await openField({ ...options, standIn, file: await buildCompanion() });
  say(`${options.accounts} accounts linked, ${JSON.stringify(options)}`);
  const sign = setInterval(() => print(`… goes on, ${field.watcher.told.length} statuses told in all`), silenceMs);
  try {
    const verdict = await judge(field, options);
    mkdirSync(artefacts, { recursive: true });
    const report = { at: new Date().toISOString(), machine: describeMachine(chromium), options, ...verdict };
    writeFileSync(`${artefacts}/soak.json`, `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(renderVerdict(verdict));
    if (verdict.findings.length > 0) process.exitCode = 1;
  } finally {
    clearInterval(sign);
    if (process.exitCode === 1) writeFileSync(`${artefacts}/soak-companion.log`, field.companion().process.output());
    await field.close();
    await standIn.stop();
  }
}

await main({ usage, parse: parseOptions }, soak);
// A run that broke off may still wait for something.
process.exit();
