/** What a run of the bench was asked to do. */
import { parseArgs } from "node:util";

export const pageWeights = ["light", "normal", "heavy"] as const;
export type PageWeight = (typeof pageWeights)[number];

/** In the order in which they run. */
export const stepNames = [
  "starts",
  "events",
  "memory",
  "list",
  "crowd",
  "many",
  "extension",
  "history",
  "flags",
  "compat",
] as const;
export type StepName = (typeof stepNames)[number];

/** What fits into ten minutes; the others are asked for by name. */
const usualSteps: readonly StepName[] = ["starts", "events", "memory", "list", "extension"];

export interface BenchOptions {
  readonly steps: readonly StepName[];
  /** At how many running accounts memory is measured, ascending. */
  readonly accounts: readonly number[];
  readonly page: PageWeight;
  /** How often each side has its turn. */
  readonly rounds: number;
  readonly messages: number;
  readonly outages: number;
  /** An address whose answer is timed beside the list. */
  readonly peer: string | null;
  /** So many accounts and sockets for the crowd. */
  readonly crowd: number;
  /** Only flags that contain this are left out; all when empty. */
  readonly flag: string;
  /** So many accounts are in the browser whose flags are weighed. */
  readonly perBrowser: number;
  /** So many accounts that come back at once. */
  readonly many: number;
}

export const usage = `npm run bench -- [--quick] [--only ${stepNames.join()}] [--accounts 1,5,10] [--page ${pageWeights.join("|")}] [--rounds 5]
  [--list] [--peer URL] [--crowd 50] [--many 100] [--extension] [--history] [--flags] [--flag optimize] [--per-browser 1] [--compat]
Without a step: ${usualSteps.join(", ")}. Each of --list, --crowd, --many, --extension, --history, --flags and --compat is that step.`;

/** Throws a sentence for the person at the terminal. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{
        quick: { type: "boolean" },
        only: { type: "string" },
        accounts: { type: "string" },
        page: { type: "string" },
      },
      ...{ rounds: { type: "string" }, peer: { type: "string" }, crowd: { type: "string" }, many: { type: "string" } },
      ...{ list: { type: "boolean" }, extension: { type: "boolean" }, history: { type: "boolean" } },
      ...{
        "per-browser": { type: "string" },
        flag: { type: "string" },
        flags: { type: "boolean" },
        compat: { type: "boolean" },
      },
    },
  });
  const repeats = values.quick ? { rounds: 2, messages: 20, outages: 3 } : { rounds: 5, messages: 100, outages: 10 };
  const short = stepNames.filter((name) => name in values);
  return {
    ...repeats,
    ...(values.rounds !== undefined && { rounds: readCount(values.rounds, "--rounds") }),
    steps: values.only !== undefined ? readSteps(values.only) : short.length > 0 ? short : usualSteps,
    accounts: readCounts(values.accounts ?? (values.quick ? "1,3" : "1,5,10")),
    page: readWeight(values.page ?? "normal"),
    peer: values.peer ?? null,
    crowd: readCount(values.crowd ?? "50", "--crowd"),
    flag: values.flag ?? "",
    perBrowser: readCount(values["per-browser"] ?? "1", "--per-browser"),
    many: readCount(values.many ?? "100", "--many"),
  };
}

function readCount(text: string, option: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 100) return count;
  throw new Error(`${option} wants a number from 1 to 100, not ${text}`);
}

function readCounts(text: string): number[] {
  const counts = text.split(",").map((one) => readCount(one, "--accounts"));
  return [...new Set(counts)].sort((one, other) => one - other);
}

function readSteps(text: string): StepName[] {
  const asked = text.split(",");
  const unknown = asked.find((name) => !stepNames.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`--only wants some of ${stepNames.join(", ")}, not ${unknown}`);
  return stepNames.filter((name) => asked.includes(name));
}

function readWeight(text: string): PageWeight {
  const weight = pageWeights.find((known) => known === text);
  if (weight === undefined) throw new Error(`--page wants ${pageWeights.join(", ")}, not ${text}`);
  return weight;
}
