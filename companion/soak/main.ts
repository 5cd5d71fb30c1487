/** `npm run soak`: real companion, real Chromium, the stand-in, and everything going wrong; ends with a verdict. */
import { mkdirSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { chromePath } from "../../scripts/testing/found-browsers";
import { main } from "../../scripts/testing/long-run";
import { startStandIn } from "../../scripts/testing/stand-in-process";
import { describeMachine } from "../bench/machine";
import { toError } from "../errors";
import { createDice } from "./dice";
import { openField } from "./field";
import { parseOptions, type SoakOptions, usage } from "./options";
import { runChanges } from "./run-changes";
import { runDeaths } from "./run-deaths";
import { runKills } from "./run-kills";
import { runSoak, type SoakPlan } from "./soak-run";
import { renderVerdict, type Verdict, verdictOf } from "./verdict";

const artefacts = fileURLToPath(new URL("../../.artefacts", import.meta.url));

function say(progress: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${progress}\n`);
}

type Field = Awaited<ReturnType<typeof openField>>;

async function run(field: Field, { task, seed, atMostMinutes }: SoakOptions): Promise<Verdict> {
  const latest = atMostMinutes === null ? Number.POSITIVE_INFINITY : performance.now() + atMostMinutes * 60_000;
  const isCalledOff = () => performance.now() > latest;
  const shared = { dice: createDice(seed), say, isCalledOff };
  switch (task.kind) {
    case "kills":
      return runKills(field, { ...shared, kills: task.kills });
    case "changes":
      return runChanges(field, { ...shared, changes: task.changes });
    case "deaths":
      return runDeaths(field, { ...shared, deaths: task.deaths });
    case "faults": {
      const goesOn: SoakPlan["goesOn"] = ({ faults }) => faults < task.faults && !isCalledOff();
      return verdictOf(await runSoak(field, { ...shared, together: 4, goesOn }));
    }
    case "minutes": {
      const end = performance.now() + task.minutes * 60_000;
      const goesOn = () => performance.now() < end && !isCalledOff();
      return verdictOf(await runSoak(field, { ...shared, together: 3, goesOn }));
    }
  }
}

async function soak(options: SoakOptions): Promise<void> {
  const chromium = chromePath();
  const standIn = await startStandIn(chromium);
  const field = await openField({ ...options, standIn });
  say(`${options.accounts} accounts linked, ${JSON.stringify(options)}`);
  try {
    const verdict = await run(field, options).catch(
      (thrown: unknown): Verdict => ({ rows: [], findings: [`the run broke off: ${toError(thrown).message}`] }),
    );
    mkdirSync(artefacts, { recursive: true });
    const report = { at: new Date().toISOString(), machine: describeMachine(chromium), options, ...verdict };
    writeFileSync(`${artefacts}/soak.json`, `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(renderVerdict(verdict));
    if (verdict.findings.length > 0) process.exitCode = 1;
  } finally {
    if (process.exitCode === 1) writeFileSync(`${artefacts}/soak-companion.log`, field.companion().process.output());
    await field.close();
    await standIn.stop();
  }
}

await main({ usage, parse: parseOptions }, soak);
