/** Random faults, round after round: all accounts must come back each time, and everybody must tell the same of them. */
import type { Dice } from "./dice";
import { drawFaults, type Fault, faults, strikeTogether } from "./faults";
import type { Field } from "./field";
import { breaches, lostStatuses } from "./invariants";
import { createMemoryWatch } from "./memory";
import { bringBack } from "./person";

export interface SoakResult {
  readonly rounds: number;
  /** How often each fault came. */
  readonly struck: ReadonlyMap<string, number>;
  readonly starts: number;
  readonly scans: number;
  readonly statuses: number;
  readonly stuck: readonly string[];
  /** Everything that must not be, in words; empty for a run that passed. */
  readonly findings: readonly string[];
  readonly memory: string;
}

export interface SoakPlan {
  readonly dice: Dice;
  /** How many at once at most. */
  readonly together: number;
  /** Which faults there are; asked before each round. */
  readonly among?: () => readonly Fault[];
  /** Asked before each round. */
  goesOn(done: { readonly rounds: number; readonly faults: number }): boolean;
  readonly say?: (progress: string) => void;
}

export async function runSoak(
  field: Field,
  { dice, together, among = () => faults, goesOn, say = () => {} }: SoakPlan,
): Promise<SoakResult> {
  const struck = new Map<string, number>();
  const memory = createMemoryWatch();
  const findings: string[] = [];
  const stuck: string[] = [];
  let [rounds, done, starts, scans] = [0, 0, 0, 0];

  while (goesOn({ rounds, faults: done })) {
    const drawn = drawFaults(dice, 1 + dice.below(together), among());
    rounds += 1;
    done += drawn.length;
    for (const { name } of drawn) struck.set(name, (struck.get(name) ?? 0) + 1);
    const title = `round ${rounds} (${drawn.map(({ name }) => name).join(", ")})`;
    await strikeTogether(field, drawn, dice);
    const back = await bringBack(field);
    starts += back.starts;
    scans += back.scans;
    stuck.push(...back.stuck.map((account) => `${title}: ${account}`));
    const broken = back.stuck.length > 0 ? [] : await breaches(field);
    findings.push(...broken.map((breach) => `${title}: ${breach}`));
    memory.note(field.companion().process.pid);
    say(`${title}: ${back.stuck.length === 0 && broken.length === 0 ? "good" : [...back.stuck, ...broken].join("; ")}`);
  }
  findings.push(...stuck, ...field.watcher.holes.map((hole) => `revisions: ${hole}`), ...(await lostStatuses(field)));
  if (!(await field.books.isWhole())) findings.push("the database is damaged");
  findings.push(...memory.findings());
  return {
    rounds,
    struck,
    starts,
    scans,
    statuses: field.watcher.told.length,
    stuck,
    findings,
    memory: memory.inWords(),
  };
}
