/** `--deaths 20`: how soon a socket is told that a Chromium was killed, and how soon its accounts are ready again. */
import { performance } from "node:perf_hooks";
import { median } from "../bench/statistics";
import type { Dice } from "./dice";
import { eventually, type Field } from "./field";
import { breaches } from "./invariants";
import { bringBack } from "./person";
import { browsersOf, signal } from "./processes";
import type { Verdict } from "./verdict";

const patienceMs = 60_000;
const usualGoalMs = 1_000;
/** More in ten minutes count as a crash loop, unless a person starts the account in between. */
const restAfter = 3;

export interface DeathsPlan {
  readonly dice: Dice;
  readonly deaths: number;
  readonly goalMs?: number;
  readonly say?: (progress: string) => void;
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
  const { dice, deaths, goalMs = usualGoalMs, say = () => {} } = plan;
  const [told, back, findings]: [number[], number[], string[]] = [[], [], []];
  const { watcher } = field;
  for (let round = 1; round <= deaths; round += 1) {
    if (round % restAfter === 0) await rest(field);
    const seen = watcher.told.length;
    const died = watcher.next(({ status }) => status === "disconnected", patienceMs);
    const killed = performance.now();
    signal(dice.pick(browsersOf(field.dataDir)).pid, "SIGKILL");
    await died;
    if ((await eventually(() => allReady(field), patienceMs)) === null)
      findings.push(`death ${round}: not ready again`);
    const since = watcher.told.slice(seen);
    const timesTo = (status: string) => since.filter((one) => one.status === status).map(({ at }) => at - killed);
    const crashed = since.filter(({ reason }) => reason === "browser_crashed").map(({ at }) => at - killed);
    told.push(...crashed);
    back.push(...timesTo("ready"));
    say(`death ${round}: ${crashed.length} told within ${Math.max(...crashed).toFixed(0)} ms`);
  }
  findings.push(...(await breaches(field)));
  const worst = Math.max(...told);
  if (worst >= goalMs) findings.push(`disconnected was told after ${worst.toFixed(0)} ms`);
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return {
    rows: [
      [`kill -9 of a Chromium, ${deaths} times → disconnected on a socket, median of ${told.length}`, ms(median(told))],
      ["the same, worst", ms(worst)],
      [`→ ready again, median of ${back.length}`, ms(median(back))],
      ["the same, worst", ms(Math.max(...back))],
    ],
    findings,
  };
}
