/** `--kills 200`: the companion is killed at any moment of its life, again and again; no process may outlive it. */
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { ScriptProcess } from "../../scripts/testing/script-process";
import { median } from "../bench/statistics";
import type { Dice } from "./dice";
import { eventually, type Field } from "./field";
import { breaches, lostStatuses } from "./invariants";
import { bringBack, waitForAll } from "./person";
import { browsersOf, isAlive, processesOf } from "./processes";
import type { Verdict } from "./verdict";

/** Chromium ends by itself once its pipe is closed, one that only begins a little later; a busy machine takes its time. */
const goneWithinMs = 120_000;
/** Ten accounts start by themselves in a quarter of a minute where nothing else runs. */
const backWithinMs = 180_000;
/** From the first line of its program, over the database, the queue and the loading of pages, until some are ready. */
const lifeMs = 6_000;
/** Every so many lives go on until all are ready and everything was compared: most need not, to be killed at any moment. */
const wholeLifeEvery = 8;

export interface KillsPlan {
  readonly dice: Dice;
  readonly kills: number;
  readonly say?: (progress: string) => void;
  /** Asked before each round: a run that is called off still ends with a verdict. */
  readonly isCalledOff?: () => boolean;
}

interface Tally {
  /** In milliseconds, until the last process of a killed life was gone. */
  readonly times: number[];
  readonly findings: string[];
  browsers: number;
  scans: number;
}

/** Watches what a killed life left, while the next one may begin already. */
async function watchTheRest(field: Field, title: string, tally: Tally): Promise<void> {
  const killed = performance.now();
  const left = processesOf(field.dataDir);
  const isGone = await eventually(async () => (left.some(isAlive) ? null : true), goneWithinMs);
  if (isGone !== null) tally.times.push(performance.now() - killed);
  else tally.findings.push(`${title}: processes ${left.filter(isAlive).map(({ pid }) => pid)} live on`);
}

/** All come back by themselves, and everybody tells the same of them. */
async function lookAt(field: Field, title: string, tally: Tally): Promise<void> {
  const behind = await waitForAll(field, backWithinMs);
  tally.findings.push(...behind.map((one) => `${title}: needs a person: ${one}`));
  const { stuck, scans } = await bringBack(field);
  tally.scans += scans;
  const found = stuck.length > 0 ? stuck : await breaches(field);
  tally.findings.push(...found.map((one) => `${title}: ${one}`));
}

/** A life of which nobody hears, as short as the dice say. */
async function liveBriefly(field: Field, title: string, { dice, tally }: { dice: Dice; tally: Tally }) {
  const life = field.boot();
  await Promise.race([pause(dice.below(lifeMs)), life.gone]);
  if (hasEnded(life)) tally.findings.push(`${title}: ended by itself: ${life.output().slice(-500)}`);
  tally.browsers += browsersOf(field.dataDir).length;
  await life.end("SIGKILL");
}

const hasEnded = ({ child }: ScriptProcess) => child.exitCode !== null || child.signalCode !== null;

export async function runKills(field: Field, plan: KillsPlan): Promise<Verdict> {
  const { dice, kills, say = () => {}, isCalledOff = () => false } = plan;
  const tally: Tally = { times: [], findings: [], browsers: 0, scans: 0 };
  const endings: Promise<void>[] = [];
  let done = 0;
  for (let round = 1; round <= kills && !isCalledOff(); round += 1) {
    const title = `kill ${round}`;
    done = round;
    if (round % wholeLifeEvery === 1) {
      if (round > 1) await field.begin();
      await lookAt(field, `before ${title}`, tally);
      tally.browsers += browsersOf(field.dataDir).length;
      await field.end("SIGKILL");
    } else await liveBriefly(field, title, { dice, tally });
    const ending = watchTheRest(field, title, tally);
    endings.push(ending);
    // Whoever starts it anew, as a service manager does at once, may find the old browsers dying or gone.
    if (dice.chance(0.5)) await ending;
    say(`${title} of ${kills}: ${tally.browsers} browsers so far, ${tally.findings.length} findings`);
  }
  await Promise.all(endings);
  await field.begin();
  await lookAt(field, "in the end", tally);
  tally.findings.push(...(await lostStatuses(field)), ...field.watcher.holes.map((hole) => `revisions: ${hole}`));
  return verdictOfKills(tally, done);
}

function verdictOfKills({ times, findings, browsers, scans }: Tally, kills: number): Verdict {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return {
    rows: [
      ["kill -9 of the companion", String(kills)],
      ["browsers that ran at those moments", String(browsers)],
      ["orphans", String(findings.filter((one) => one.endsWith("live on")).length)],
      ["until the last process is gone, median", times.length === 0 ? "not seen" : ms(median(times))],
      ["until the last process is gone, worst", ms(Math.max(0, ...times))],
      ["links lost", String(scans)],
    ],
    findings,
  };
}
