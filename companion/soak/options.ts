/** What a soak was asked to do. */
import { parseArgs } from "node:util";

/** Each has its figure in docs/measurements.md. */
export type Task =
  | { readonly kind: "minutes"; readonly minutes: number }
  | { readonly kind: "faults"; readonly faults: number }
  | { readonly kind: "kills"; readonly kills: number }
  | { readonly kind: "changes"; readonly changes: number }
  | { readonly kind: "deaths"; readonly deaths: number };

export interface SoakOptions {
  readonly task: Task;
  readonly seed: number;
  readonly accounts: number;
  readonly accountsPerBrowser: number;
  /** Whatever was asked for ends then, with a verdict about all until then. */
  readonly atMostMinutes: number;
}

export const usage =
  "npm run soak -- [--minutes 20 | --faults 1000 | --kills 200 | --changes 10000 | --deaths 20] [--seed 1] [--accounts 10] [--per-browser 5] [--at-most 60]";

/** Throws a sentence for the person at the terminal. */
export function parseOptions(args: readonly string[]): SoakOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: text,
      faults: text,
      kills: text,
      changes: text,
      deaths: text,
      seed: text,
      accounts: text,
      "per-browser": text,
      "at-most": text,
    },
  });
  const { seed = "1", accounts = "10", "per-browser": perBrowser = "5", "at-most": atMost, ...tasks } = values;
  const asked = Object.keys(tasks);
  if (asked.length > 1) throw new Error(`Only one of --${asked.join(", --")} at a time`);
  const task = readTask(tasks);
  return {
    task,
    seed: whole("--seed", seed),
    accounts: whole("--accounts", accounts),
    accountsPerBrowser: whole("--per-browser", perBrowser),
    atMostMinutes: atMost === undefined ? usualLimit(task) : whole("--at-most", atMost),
  };
}

/** An hour, or as long as was asked for. */
function usualLimit(task: Task): number {
  return task.kind === "minutes" ? Math.max(60, task.minutes) : 60;
}

function readTask({ faults, kills, changes, deaths, minutes = "20" }: Record<string, string | undefined>): Task {
  if (faults !== undefined) return { kind: "faults", faults: whole("--faults", faults) };
  if (kills !== undefined) return { kind: "kills", kills: whole("--kills", kills) };
  if (changes !== undefined) return { kind: "changes", changes: whole("--changes", changes) };
  if (deaths !== undefined) return { kind: "deaths", deaths: whole("--deaths", deaths) };
  return { kind: "minutes", minutes: whole("--minutes", minutes) };
}

function whole(option: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new Error(`${option} wants a whole number from 1, not ${text}`);
}
