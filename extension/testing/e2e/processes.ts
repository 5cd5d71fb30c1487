/** Runs the product's commands as real processes and waits for what they print. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface RunningProcess {
  readonly pid: number;
  /** Resolves with the match as soon as the output holds it; rejects with the output if the process ends first. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends the signal and resolves to the exit code once it is gone. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  output(): string;
}

/** Starts a TypeScript file of the checkout the way its npm script does. */
export function runScript(file: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): RunningProcess {
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return watch(child, file);
}

function watch(child: ChildProcess, title: string): RunningProcess {
  let text = "";
  const listeners = new Set<() => void>();
  const onText = (chunk: Buffer) => {
    text += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout?.on("data", onText);
  child.stderr?.on("data", onText);
  const gone = once(child, "close");

  return {
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
