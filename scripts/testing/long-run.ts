/** What the long commands, bench and soak, have in common at the terminal. */
import { constants } from "node:os";

interface LongRun<Options> {
  readonly usage: string;
  /** Throws a sentence for the person at the terminal. */
  readonly parse: (args: readonly string[]) => Options;
}

/** What a person is told instead of a run. */
export interface Explanation {
  readonly text: string;
  /** 2: what was asked for cannot be. */
  readonly exitCode: 0 | 2;
}

export function readCommand<Options>(
  { usage, parse }: LongRun<Options>,
  args: readonly string[],
): { readonly options: Options } | Explanation {
  if (args.some((arg) => arg === "--help" || arg === "-h")) return { text: usage, exitCode: 0 };
  try {
    return { options: parse(args) };
  } catch (thrown) {
    return { text: `${thrown instanceof Error ? thrown.message : thrown}\n${usage}`, exitCode: 2 };
  }
}

/** Runs what this process was started for; when it is called off, what it started ends with it. */
export async function main<Options>(command: LongRun<Options>, run: (options: Options) => Promise<void>) {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
  const read = readCommand(command, process.argv.slice(2));
  if ("options" in read) return run(read.options);
  (read.exitCode === 0 ? process.stdout : process.stderr).write(`${read.text}\n`);
  process.exitCode = read.exitCode;
}
