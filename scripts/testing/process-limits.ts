/** Lowers what another process may do while it runs; what it starts meanwhile inherits it. */
import { spawnSync } from "node:child_process";

const prlimit = (...args: string[]) => spawnSync("prlimit", args, { encoding: "utf8" });

/** The command comes with util-linux: every Linux has it, macOS has none. */
export const canLimit = prlimit("--version").status === 0;

interface Lowered {
  readonly usual: string;
  holders: number;
}

/** What is lowered now, by process and resource. */
const lowered = new Map<string, Lowered>();

/**
 * `fsize`: bytes a file may grow to; `nofile`: the first file descriptor there is not. Returns how to lift it again:
 * of several at once the last one lifts it, in whatever order they end.
 */
export function limit(pid: number, resource: "fsize" | "nofile", to: number): () => void {
  if (!canLimit) return () => undefined;
  const of = ["--pid", String(pid)];
  const key = `${pid} ${resource}`;
  const held = lowered.get(key) ?? { usual: usualOf(of, resource), holders: 0 };
  lowered.set(key, held);
  held.holders += 1;
  prlimit(...of, `--${resource}=${to}:`);
  return () => {
    held.holders -= 1;
    if (held.holders > 0) return;
    lowered.delete(key);
    prlimit(...of, `--${resource}=${held.usual}:`);
  };
}

function usualOf(of: readonly string[], resource: string): string {
  return prlimit(...of, `--${resource}`, "--output", "SOFT", "--noheadings", "--raw").stdout.trim();
}
