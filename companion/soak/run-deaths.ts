/** `--deaths 20`: how soon a socket is told that a Chromium was killed, and how soon its accounts are ready again. */
import { availableParallelism, loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { median } from "../bench/statistics";
import type { Dice } from "./dice";
import { eventually, type Field } from "./field";
import { breaches } from "./invariants";
import { bringBack } from "./person";
import { browsersOf, signal } from "./processes";
import type { Verdict } from "./verdict";

/** For a machine that has other work as well: what takes longer is stuck. */
const patienceMs = 240_000;
const usualGoalMs = 1_000;
/** More in ten minutes count as a crash loop, unless a person starts the account in between. */
const restAfter = 3;

export interface DeathsPlan {
  readonly dice: Dice;
  readonly deaths: number;
  readonly goalMs?: number;
  readonly say?: (progress: string) => void;
  /** Asked before each round: a run that is called off still ends with a verdict. */
  readonly isCalledOff?: () => boolean;
  /** While others keep the machine busy its figures are told, but not judged. */
  readonly isBusy?: () => boolean;
}

/** A browser that comes back and the accounts in it are work too: only what goes beyond that is others'. */
function isMachineBusy(): boolean {
  return (loadavg()[0] ?? 0) > 2 * availableParallelism();
}

async function allReady(field: Field): Promise<true | null> {
  return (await field.accounts()).every(({ status }) => status === "ready") ? true : null;
}

/** As a person may: everything off and on again, which forgives crashes of before. */
async function rest(field: Field): Promise<void> {
  await Promise.all(field.members.map((member) => field.command(member, "stop?wait=stopped")));
  await bringBack(field);
}

export async function runDeaths(field: Field, plan: DeathsPlan): Promise<Verdict> {
  const {
    dice,
    deaths,
    goalMs = usualGoalMs,
    say = () => {},
    isCalledOff = () => false,
    isBusy = isMachineBusy,
  } = plan;
  const [told, back, findings]: [number[], number[], string[]] = [[], [], []];
  const { watcher } = field;
  let [done, late, unjudged] = [0, 0, 0];
  for (let round = 1; round <= deaths && !isCalledOff(); round += 1) {
    done = round;
    if (round % restAfter === 0) await rest(field);
    const seen = watcher.told.length;
    const died = watcher.next(({ status }) => status === "disconnected", patienceMs);
    const killed = performance.now();
    signal(dice.pick(browsersOf(field.dataDir)).pid, "SIGKILL");
    if ((await died.catch(() => null)) === null) findings.push(`death ${round}: nobody was told`);
    if ((await eventually(() => allReady(field), patienceMs)) === null)
      findings.push(`death ${round}: not ready again`);
    const since = watcher.told.slice(seen);
    const timesTo = (status: string) => since.filter((one) => one.status === status).map(({ at }) => at - killed);
    const crashed = since.filter(({ reason }) => reason === "browser_crashed").map(({ at }) => at - killed);
    told.push(...crashed);
    back.push(...timesTo("ready"));
    const worstOfRound = Math.max(0, ...crashed);
    if (isBusy()) unjudged += 1;
    else if (worstOfRound >= goalMs) late += 1;
    say(`death ${round}: ${crashed.length} told within ${worstOfRound.toFixed(0)} ms`);
  }
  findings.push(...(await breaches(field)));
  const worst = Math.max(0, ...told);
  if (late > 0) findings.push(`${late} times disconnected was told later than ${goalMs} ms`);
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return {
    rows: [
      [`kill -9 of a Chromium, ${done} times → disconnected on a socket, median of ${told.length}`, ms(median(told))],
      ["the same, worst", ms(worst)],
      ["of these while others kept the machine busy, and not judged", String(unjudged)],
      [`→ ready again, median of ${back.length}`, ms(median(back))],
      ["the same, worst", ms(Math.max(0, ...back))],
    ],
    findings,
  };
}
