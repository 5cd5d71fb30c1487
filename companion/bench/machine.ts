/** What the figures were measured on: without it they mean nothing. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, cpus, loadavg, platform, release, totalmem } from "node:os";

export interface Machine {
  readonly processors: string;
  readonly memoryGib: number;
  readonly system: string;
  readonly node: string;
  readonly chromium: string;
  /** Average number of busy processors in the minute before the first measurement. */
  readonly loadBefore: number;
}

export function describeMachine(chromium: string): Machine {
  const processors = cpus();
  const { stdout } = spawnSync(chromium, ["--version"], { encoding: "utf8" });
  return {
    processors: `${processors.length} × ${processors[0]?.model.trim() ?? "unknown"}`,
    memoryGib: Math.round(totalmem() / 1024 ** 3),
    system: `${distribution()}, kernel ${release()}, ${arch()}`,
    node: process.version,
    chromium: stdout.trim().split("\n").at(-1) ?? "",
    loadBefore: loadavg()[0] ?? 0,
  };
}

function distribution(): string {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? platform();
  } catch {
    return platform();
  }
}
