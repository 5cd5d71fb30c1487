/** Runs a file of the checkout as a real process, the way its npm script does, and waits for what it prints. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { bundledOrSource } from "./bundled-scripts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface ScriptProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Settles when it is gone, asked or not. */
  readonly gone: Promise<unknown>;
  /** Resolves with the match as soon as the output holds it; rejects with the output if the process ends first. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends the signal and resolves to the exit code once it is gone. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  output(): string;
}

interface ScriptOptions {
  readonly args?: readonly string[];
  /** On top of this process's own environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** Opens a channel for `process.send`. */
  readonly hasChannel?: boolean;
  /** A command that becomes the script, as `env` or `unshare` do. */
  readonly through?: readonly string[];
}

/** What is still running when this process ends would be nobody's. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill();
});

export function runScript(
  file: string,
  { args = [], env = {}, hasChannel = false, through = [] }: ScriptOptions = {},
): ScriptProcess {
  const program = bundledOrSource(file);
  const node = [process.execPath, ...(program.endsWith(".ts") ? ["--import", "tsx"] : [])];
  const [command = process.execPath, ...rest] = [...through, ...node, program, ...args];
  const child = spawn(command, rest, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", ...(hasChannel ? ["ipc" as const] : [])],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return watch(child, file);
}

function watch(child: ChildProcess, title: string): ScriptProcess {
  let text = "";
  const listeners = new Set<() => void>();
  const onText = (chunk: Buffer) => {
    text += chunk.toString();
    for (const listener of [...listeners]) listener();
  };
  child.stdout?.on("data", onText);
  child.stderr?.on("data", onText);
  const gone = once(child, "close");

  return {
    child,
    gone,
    pid: child.pid ?? 0,
    output: () => text,
    async end(signal = "SIGTERM") {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await gone;
      return child.exitCode;
    },
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(text);
          if (!match) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
        void gone.then(() => reject(new Error(`${title} ended before it printed ${pattern}:\n${text}`)));
      }),
  };
}
