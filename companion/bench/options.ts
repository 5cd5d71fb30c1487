/** What a run of the bench was asked to do. */
import { parseArgs } from "node:util";

export const pageWeights = ["light", "normal", "heavy"] as const;
export type PageWeight = (typeof pageWeights)[number];

export interface BenchOptions {
  /** At how many running accounts memory is measured, ascending. */
  readonly accounts: readonly number[];
  readonly page: PageWeight;
  /** How often a start, a stop and a link are repeated. */
  readonly rounds: number;
  readonly messages: number;
  readonly outages: number;
  /** Measure Chromium's flags instead. */
  readonly isAboutFlags: boolean;
  /** Measure the compatibility modules instead. */
  readonly isAboutCompat: boolean;
  /** Measure the list of accounts instead. */
  readonly isAboutList: boolean;
  /** An address to time beside that list. */
  readonly peer: string | null;
  /** Measure so many accounts and sockets at once instead; null does not. */
  readonly crowd: number | null;
}

/** `npm run bench -- [--quick] [--accounts 1,5,10] [--page light|normal|heavy] [--flags | --compat | --list [--peer URL] | --crowd 50]` */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean" },
      accounts: { type: "string" },
      page: { type: "string" },
      flags: { type: "boolean" },
      compat: { type: "boolean" },
      list: { type: "boolean" },
      peer: { type: "string" },
      crowd: { type: "string" },
    },
  });
  const repeats = values.quick ? { rounds: 2, messages: 20, outages: 3 } : { rounds: 5, messages: 100, outages: 10 };
  return {
    accounts: readCounts(values.accounts ?? (values.quick ? "1,3" : "1,5,10")),
    page: readWeight(values.page ?? "normal"),
    isAboutFlags: values.flags ?? false,
    isAboutCompat: values.compat ?? false,
    isAboutList: values.list ?? false,
    peer: values.peer ?? null,
    crowd: values.crowd === undefined ? null : (readCounts(values.crowd, "--crowd")[0] ?? null),
    ...repeats,
  };
}

function readCounts(text: string, option = "--accounts"): number[] {
  const counts = text.split(",").map(Number);
  if (counts.every((count) => Number.isInteger(count) && count >= 1 && count <= 100)) {
    return [...new Set(counts)].sort((one, other) => one - other);
  }
  throw new Error(`${option} wants numbers from 1 to 100 with commas between, not ${text}`);
}

function readWeight(text: string): PageWeight {
  const weight = pageWeights.find((known) => known === text);
  if (weight === undefined) throw new Error(`--page wants ${pageWeights.join(", ")}, not ${text}`);
  return weight;
}
