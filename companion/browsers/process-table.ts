/** What the operating system says about a process: enough to tell ours from one that got the same number later. */
import { readdirSync, readFileSync } from "node:fs";

export interface SeenProcess {
  readonly pid: number;
  /** The process group: all of one browser's tree share it. */
  readonly groupId: number;
  /** Start time in clock ticks since boot. */
  readonly startTicks: number;
  /** Processor time it has used so far, in clock ticks: hundredths of a second. */
  readonly cpuTicks: number;
  readonly args: readonly string[];
}

export interface ProcessTable {
  /** Null when there is no such process, or when this system has no /proc. */
  read(pid: number): SeenProcess | null;
  list(): readonly SeenProcess[];
  /** Tells one boot from the next; null where it is unknown. */
  bootId(): string | null;
}

export const procFs: ProcessTable = {
  read: readProcess,
  list() {
    const pids = attempt(() => readdirSync("/proc")) ?? [];
    return pids
      .filter((name) => /^\d+$/.test(name))
      .map((name) => readProcess(Number(name)))
      .filter((seen) => seen !== null);
  },
  bootId: () => attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()),
};

function readProcess(pid: number): SeenProcess | null {
  return attempt(() => {
    const stat = parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
    if (stat === null) return null;
    const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").filter(Boolean);
    return { pid, ...stat, args };
  });
}

/** Null for a zombie: it holds nothing any more. The name in brackets may itself contain spaces and brackets. */
export function parseStat(text: string): Omit<SeenProcess, "pid" | "args"> | null {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state] = fields;
  if (state === "Z" || state === "X") return null;
  // Fields 5, 14 with 15, and 22 of proc(5); the first two were cut off.
  const cpuTicks = Number(fields[11]) + Number(fields[12]);
  return { groupId: Number(fields[2]), startTicks: Number(fields[19]), cpuTicks };
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
