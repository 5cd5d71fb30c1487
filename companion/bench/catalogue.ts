/** What the bench can measure: each step by its name. */
import type { BenchSurroundings } from "./bench-run";
import { measureClients } from "./measure-clients";
import { measureCompat } from "./measure-compat";
import { measureCrowd } from "./measure-crowd";
import { measureExtension } from "./measure-extension";
import { measureFlags } from "./measure-flags";
import { measureHistory } from "./measure-history";
import { measureList } from "./measure-list";
import { measureMany } from "./measure-many";
import type { StepName } from "./options";

type Step = (around: BenchSurroundings) => Promise<void>;

const others: readonly (readonly [StepName, Step])[] = [
  ["list", measureList],
  ["crowd", measureCrowd],
  ["many", measureMany],
  ["extension", measureExtension],
  ["history", measureHistory],
  ["flags", measureFlags],
  ["compat", measureCompat],
];

/** Three steps share their accounts. */
const ofClients: readonly StepName[] = ["starts", "events", "memory"];

export async function runSteps(around: BenchSurroundings): Promise<void> {
  const { steps } = around.options;
  if (ofClients.some((name) => steps.includes(name))) await measureClients(around);
  for (const [name, measure] of others) {
    if (!steps.includes(name)) continue;
    around.results.begin(name);
    await measure(around);
  }
}
