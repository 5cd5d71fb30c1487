/** One Chromium process and the only three ways it ends: asked, terminated, killed. */
import type { ChildProcess, SpawnOptions } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { Clock } from "../clock";
import { createOutputTail } from "./output-tail";
import type { ProcessTable } from "./process-table";

export type Spawn = (command: string, args: readonly string[], options: SpawnOptions) => ChildProcess;

/** How long each way of ending gets before the next one. */
export interface EndDeadlines {
  readonly askMs: number;
  readonly terminateMs: number;
}

export interface ChromiumProcess {
  readonly pid: number;
  readonly toChromium: Writable;
  readonly fromChromium: Readable;
  /** Settles when the process and all it started are gone. */
  readonly gone: Promise<void>;
  /** Null while it runs. */
  exitCode(): number | null;
  /** The last lines it printed. */
  output(): readonly string[];
  /** `ask` requests a graceful end. Repeated calls share one ending. */
  end(ask: () => void): Promise<void>;
}

interface StartOptions {
  readonly spawn: Spawn;
  readonly clock: Clock;
  readonly processes: ProcessTable;
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly deadlines: EndDeadlines;
}

/** Rejects with the spawn error when there is nothing to run. */
export async function startChromium(options: StartOptions): Promise<ChromiumProcess> {
  const child = options.spawn(options.executablePath, options.args, {
    stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
    // A process group of its own: the whole tree can be signalled, and Ctrl-C in the terminal stays with the companion.
    detached: process.platform !== "win32",
  });
  await spawned(child);
  const output = createOutputTail();
  const [, stdout, stderr, toChromium, fromChromium] = child.stdio;
  output.follow(stdout as Readable);
  output.follow(stderr as Readable);
  const pid = child.pid as number;
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  const gone = exited.then(() => endLeftovers(pid, options));
  let ending: Promise<void> | undefined;
  return {
    pid,
    toChromium: toChromium as Writable,
    fromChromium: fromChromium as Readable,
    gone,
    exitCode: () => child.exitCode,
    output: output.lines,
    end: (ask) => {
      ending ??= endProcess({ pid, gone, ask, clock: options.clock, deadlines: options.deadlines });
      return ending;
    },
  };
}

const leftoverPollMs = 20;
const leftoverPolls = 50;
/** Reading all processes takes longer than most leftovers live, and whoever is told of a death waits for it. */
const pollsPerLook = 4;

/** What outlived its parent holds files of the profile open. Dead ones nobody reaps count as gone. */
async function endLeftovers(pid: number, { processes, clock }: StartOptions): Promise<void> {
  for (let polls = 1; polls <= leftoverPolls && signalTree(pid, "SIGKILL"); polls += 1) {
    if (polls % pollsPerLook === 0 && !processes.list().some(({ groupId }) => groupId === pid)) return;
    await new Promise<void>((resolve) => clock.after(leftoverPollMs, resolve));
  }
}

function spawned(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
}

interface Ending {
  readonly pid: number;
  readonly gone: Promise<void>;
  readonly ask: () => void;
  readonly clock: Clock;
  readonly deadlines: EndDeadlines;
}

async function endProcess({ pid, gone, ask, clock, deadlines }: Ending): Promise<void> {
  const terminate = () => signalTree(pid, "SIGTERM");
  const kill = () => signalTree(pid, "SIGKILL");
  const cancelTerminate = clock.after(deadlines.askMs, terminate);
  const cancelKill = clock.after(deadlines.askMs + deadlines.terminateMs, kill);
  ask();
  await gone;
  cancelTerminate();
  cancelKill();
}

/** Signals the process and everything it started; false when all of it is gone already. */
export function signalTree(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch (error) {
    // EPERM is how macOS says that only zombies are left.
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ESRCH" || code === "EPERM") return false;
    throw error;
  }
}
