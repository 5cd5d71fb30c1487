/** `--kills 200`: the companion is killed at any moment of its life, again and again; no process may outlive it. */
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { median } from "../bench/statistics";
import type { Dice } from "./dice";
import { eventually, type Field } from "./field";
import { breaches, lostStatuses } from "./invariants";
import { bringBack } from "./person";
import { browsersOf, processesOf } from "./processes";
import type { Verdict } from "./verdict";

/** Chromium ends by itself once its pipe is closed, one that only begins a little later; a busy machine takes its time. */
const goneWithinMs = 120_000;
/** From the boot, over the queue and the loading of pages, until all are ready. */
const lifeMs = 6_000;

export interface KillsPlan {
  readonly dice: Dice;
  readonly kills: number;
  readonly say?: (progress: string) => void;
  /** Asked before each round: a run that is called off still ends with a verdict. */
  readonly isCalledOff?: () => boolean;
}

export async function runKills(field: Field, plan: KillsPlan): Promise<Verdict> {
  const { dice, kills, say = () => {}, isCalledOff = () => false } = plan;
  const times: number[] = [];
  const orphans: string[] = [];
  let [browsers, done] = [0, 0];
  for (let round = 1; round <= kills && !isCalledOff(); round += 1) {
    done = round;
    await pause(dice.below(lifeMs));
    const before = browsersOf(field.dataDir).length;
    browsers += before;
    const killed = performance.now();
    await field.end("SIGKILL");
    const isGone = await eventually(async () => (processesOf(field.dataDir).length === 0 ? true : null), goneWithinMs);
    if (isGone === null) orphans.push(`kill ${round}: processes ${processesOf(field.dataDir).join(", ")} live on`);
    else times.push(performance.now() - killed);
    say(`kill ${round}: ${before} browsers ${isGone === null ? "LIVE ON" : "gone"}`);
    await field.begin();
  }
  const back = await bringBack(field);
  const findings = [
    ...orphans,
    ...back.stuck,
    ...(await breaches(field)),
    ...(await lostStatuses(field)),
    ...field.watcher.holes.map((hole) => `revisions: ${hole}`),
  ];
  return {
    rows: [
      ["kill -9 of the companion", String(done)],
      ["browsers that ran at those moments", String(browsers)],
      ["orphans", String(orphans.length)],
      ["until the last process is gone, median", `${median(times).toFixed(0)} ms`],
      ["until the last process is gone, worst", `${Math.max(0, ...times).toFixed(0)} ms`],
      ["accounts not ready in the end", String(back.stuck.length)],
      ["links lost", String(back.scans)],
    ],
    findings,
  };
}
