/** Lowers what another process may do while it runs; what it starts meanwhile inherits it. */
import { spawnSync } from "node:child_process";

const prlimit = (...args: string[]) => spawnSync("prlimit", args, { encoding: "utf8" });

/** The command comes with util-linux: every Linux has it, macOS has none. */
export const canLimit = prlimit("--version").status === 0;

/** `fsize`: bytes a file may grow to; `nofile`: the first file descriptor there is not. Returns how to lift it again. */
export function limit(pid: number, resource: "fsize" | "nofile", lowered: number): () => void {
  if (!canLimit) return () => undefined;
  const of = ["--pid", String(pid)];
  const usual = prlimit(...of, `--${resource}`, "--output", "SOFT", "--noheadings", "--raw").stdout.trim();
  prlimit(...of, `--${resource}=${lowered}:`);
  return () => void prlimit(...of, `--${resource}=${usual}:`);
}
