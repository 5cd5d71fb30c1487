/** `npm run soak`: real companion, real Chromium, the stand-in, and everything going wrong; ends with a verdict. */
import { mkdirSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { chromePath } from "../../scripts/testing/found-browsers";
import { startStandIn } from "../../scripts/testing/stand-in-process";
import { describeMachine } from "../bench/machine";
import { createDice } from "./dice";
import { openField } from "./field";
import { parseOptions, type SoakOptions } from "./options";
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

async function run(field: Field, { task, seed }: SoakOptions): Promise<Verdict> {
  const dice = createDice(seed);
  switch (task.kind) {
    case "kills":
      return runKills(field, { dice, kills: task.kills, say });
    case "changes":
      return runChanges(field, { dice, changes: task.changes, say });
    case "deaths":
      return runDeaths(field, { dice, deaths: task.deaths, say });
    case "faults": {
      const goesOn: SoakPlan["goesOn"] = ({ faults }) => faults < task.faults;
      return verdictOf(await runSoak(field, { dice, together: 4, goesOn, say }));
    }
    case "minutes": {
      const end = performance.now() + task.minutes * 60_000;
      return verdictOf(await runSoak(field, { dice, together: 3, goesOn: () => performance.now() < end, say }));
    }
  }
}

async function soak(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const chromium = chromePath();
  const standIn = await startStandIn(chromium);
  const field = await openField({ ...options, standIn });
  say(`${options.accounts} accounts linked, ${JSON.stringify(options)}`);
  try {
    const verdict = await run(field, options);
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

await soak();
