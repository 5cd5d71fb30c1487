/** `--deaths 20`: how soon a socket is told that a Chromium was killed, and how soon its accounts are ready again. */
import { availableParallelism, loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { median } from "../bench/statistics";
import type { Dice } from "./dice";
import type { Field } from "./field";
import { breaches } from "./invariants";
import { bringBack, restAll, waitForAll } from "./person";
import { browsersOf, signal, tenantsOf } from "./processes";
import type { Verdict } from "./verdict";

/** For a machine that has other work as well: what takes longer is stuck. */
const usualPatienceMs = 120_000;
const usualGoalMs = 1_000;
/** More in ten minutes count as a crash loop, unless a person starts the account in between. */
const restAfter = 3;

export interface DeathsPlan {
  readonly dice: Dice;
  readonly deaths: number;
  readonly goalMs?: number;
  readonly patienceMs?: number;
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

interface Death {
  /** Of each account in the browser, in milliseconds since it was killed; those nobody heard of are missing. */
  readonly told: readonly number[];
  readonly back: readonly number[];
  readonly findings: readonly string[];
}

/** Kills one browser that has accounts in it, and waits until all of them are ready again. */
export async function killOne(
  field: Field,
  { dice, patienceMs = usualPatienceMs }: Pick<DeathsPlan, "dice" | "patienceMs">,
): Promise<Death> {
  const { watcher } = field;
  const ids = field.members.map(({ id }) => id);
  const inhabited = browsersOf(field.dataDir).filter((browser) => tenantsOf(browser, ids).length > 0);
  if (inhabited.length === 0) return { told: [], back: [], findings: ["no account has a browser"] };
  const victim = dice.pick(inhabited);
  const tenants = tenantsOf(victim, ids);
  const killed = performance.now();
  const hear = (status: string) =>
    tenants.map((id) =>
      watcher
        .next((told) => told.accountId === id && told.status === status, patienceMs)
        .then(
          ({ at }) => at - killed,
          () => null,
        ),
    );
  const [deaths, returns] = [hear("disconnected"), hear("ready")];
  signal(victim.pid, "SIGKILL");
  const heard = async (answers: readonly Promise<number | null>[]) =>
    (await Promise.all(answers)).filter((ms) => ms !== null);
  const told = await heard(deaths);
  const unheard = tenants.length - told.length;
  const behind = await waitForAll(field, patienceMs);
  const findings = [
    ...(unheard > 0 ? [`nobody was told of ${unheard} of the ${tenants.length} accounts in it`] : []),
    ...behind.map((account) => `not ready again: ${account}`),
  ];
  return { told, back: behind.length > 0 ? [] : await heard(returns), findings };
}

export async function runDeaths(field: Field, plan: DeathsPlan): Promise<Verdict> {
  const { deaths, goalMs = usualGoalMs, say = () => {}, isCalledOff = () => false, isBusy = isMachineBusy } = plan;
  const [told, back, findings]: [number[], number[], string[]] = [[], [], []];
  let [done, late, unjudged] = [0, 0, 0];
  for (let round = 1; round <= deaths && !isCalledOff(); round += 1) {
    done = round;
    if (round % restAfter === 0) await restAll(field);
    const death = await killOne(field, plan);
    told.push(...death.told);
    back.push(...death.back);
    findings.push(...death.findings.map((one) => `death ${round}: ${one}`));
    const worst = Math.max(0, ...death.told);
    if (isBusy()) unjudged += 1;
    else if (worst >= goalMs) late += 1;
    const slowest = Math.max(0, ...death.back) / 1000;
    say(
      `death ${round}: ${death.told.length} told within ${worst.toFixed(0)} ms, ready within ${slowest.toFixed(1)} s`,
    );
    for (const one of death.findings) say(`death ${round}: ${one}`);
    // What did not come back by itself would be missing in all later rounds.
    if (death.findings.length > 0) findings.push(...(await bringBack(field)).stuck);
  }
  findings.push(...(await breaches(field)));
  if (late > 0) findings.push(`${late} times disconnected was told later than ${goalMs} ms`);
  return { rows: rowsOf({ done, unjudged, told, back }), findings };
}

interface Figures {
  readonly done: number;
  readonly unjudged: number;
  readonly told: readonly number[];
  readonly back: readonly number[];
}

function rowsOf({ done, unjudged, told, back }: Figures): Verdict["rows"] {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const middle = (values: readonly number[]) => (values.length === 0 ? "never" : ms(median(values)));
  return [
    [`kill -9 of a Chromium, ${done} times → disconnected on a socket, median of ${told.length}`, middle(told)],
    ["the same, worst", ms(Math.max(0, ...told))],
    ["of these while others kept the machine busy, and not judged", String(unjudged)],
    [`→ ready again, median of ${back.length}`, middle(back)],
    ["the same, worst", ms(Math.max(0, ...back))],
  ];
}
