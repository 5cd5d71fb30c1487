/** How much memory a tree of processes takes, with shared pages counted by share: the only fair sum over many Chromiums. */
import { readdirSync, readFileSync } from "node:fs";

export interface Memory {
  /** Proportional set size: shared pages divided by those who share them. */
  readonly pssMb: number;
  /** Pages nobody else has: what ending it would give back at least. */
  readonly privateMb: number;
  readonly processes: number;
}

export interface ProcessFamily {
  readonly pid: number;
  readonly name: string;
  readonly parent: number;
  readonly session: number;
}

/** From the text of `smaps_rollup`, in megabytes of 1024². */
export function parseRollup(text: string): { readonly pssMb: number; readonly privateMb: number } {
  const kilobytes = (field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(text)?.[1] ?? Number.NaN);
  return {
    pssMb: kilobytes("Pss") / 1024,
    privateMb: (kilobytes("Private_Clean") + kilobytes("Private_Dirty")) / 1024,
  };
}

/** From `/proc/<pid>/stat`; the name in brackets may itself contain spaces and brackets. */
export function parseFamily(pid: number, stat: string): ProcessFamily {
  const [start, end] = [stat.indexOf("("), stat.lastIndexOf(")")];
  const [, parent, , session] = stat.slice(end + 2).split(" ");
  return { pid, name: stat.slice(start + 1, end), parent: Number(parent), session: Number(session) };
}

/**
 * All descendants of `ancestor` without itself, and whoever shares a session one of them opened:
 * Chromium's crash handler leaves its parent, but not the session its browser was started in.
 */
export function descendants(ancestor: number, all: readonly ProcessFamily[]): ProcessFamily[] {
  const found = new Map<number, ProcessFamily>();
  const collect = (parent: number) => {
    for (const child of all.filter((seen) => seen.parent === parent && !found.has(seen.pid))) {
      found.set(child.pid, child);
      collect(child.pid);
    }
  };
  collect(ancestor);
  const opened = new Set([...found.values()].filter((seen) => seen.session === seen.pid).map((seen) => seen.session));
  return all.filter((seen) => found.has(seen.pid) || opened.has(seen.session));
}

/** The Chromium processes below a Node process; tsx has a compiler of its own there, which is not counted. */
export function chromiumsOf(ancestor: number): number[] {
  return descendants(ancestor, readFamilies())
    .filter((seen) => seen.name.startsWith("chrom"))
    .map((seen) => seen.pid);
}

/** Those of them in which pages run. */
export function renderersOf(ancestor: number): number[] {
  return chromiumsOf(ancestor).filter(
    (pid) => readIfThere(`/proc/${pid}/cmdline`)?.includes("--type=renderer") === true,
  );
}

/** What the processes take together; one that ended meanwhile takes nothing. */
export function memoryOf(pids: readonly number[]): Memory {
  const seen = pids.map(readMemory).filter((memory) => memory !== null);
  const sum = (pick: (memory: { pssMb: number; privateMb: number }) => number) =>
    seen.reduce((total, memory) => total + pick(memory), 0);
  return { pssMb: sum((one) => one.pssMb), privateMb: sum((one) => one.privateMb), processes: seen.length };
}

export function readFamilies(): ProcessFamily[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    const stat = readIfThere(`/proc/${pid}/stat`);
    return stat === null ? [] : [parseFamily(Number(pid), stat)];
  });
}

function readMemory(pid: number) {
  const text = readIfThere(`/proc/${pid}/smaps_rollup`);
  // A zombie has a file, but nothing in it.
  return text === null || !text.includes("Pss:") ? null : parseRollup(text);
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
