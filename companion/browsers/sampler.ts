/** What the browsers of this companion take of the machine, with shared pages of memory counted by share. */
import { readFile } from "node:fs/promises";
import type { ProcessTable } from "./process-table";

export interface BrowserSample {
  readonly pid: number;
  readonly pssMb: number;
  /** Processor time of all its processes that still run, in hundredths of a second. */
  readonly cpuTicks: number;
}

/** `isOurs` looks at the arguments of a browser's first process. Empty where the system does not tell. */
export async function sampleBrowsers(
  processes: ProcessTable,
  isOurs: (args: readonly string[]) => boolean,
): Promise<readonly BrowserSample[]> {
  const all = processes.list();
  const leaders = all.filter(({ pid, groupId, args }) => pid === groupId && isOurs(args));
  const samples: BrowserSample[] = [];
  // One after the other: the kernel stops a process while its pages are counted, and nobody is in a hurry.
  for (const { pid } of leaders) {
    const group = all.filter(({ groupId }) => groupId === pid);
    let pssMb = 0;
    for (const member of group) pssMb += await pssOf(member.pid);
    samples.push({ pid, pssMb, cpuTicks: group.reduce((sum, member) => sum + member.cpuTicks, 0) });
  }
  return samples;
}

/** From the text of `/proc/<pid>/smaps_rollup`, in megabytes; null when it has none, as that of a process that ended. */
export function parsePss(text: string): number | null {
  const found = /^Pss:\s+(\d+) kB$/m.exec(text);
  return found === null ? null : Number(found[1]) / 1024;
}

/** From the text of `/proc/<pid>/statm`: what is resident and not shared with a file, in megabytes. */
export function parseUnshared(text: string): number {
  const [, resident = 0, shared = 0] = text.split(" ").map(Number);
  return ((resident - shared) * pageBytes) / 1024 / 1024;
}

const pageBytes = 4096;

/** Chromium's sandboxed processes hide their pages from anybody but root; how much they hold they do not hide. */
async function pssOf(pid: number): Promise<number> {
  const pss = parsePss(await readIfThere(`/proc/${pid}/smaps_rollup`));
  return pss ?? parseUnshared(await readIfThere(`/proc/${pid}/statm`));
}

function readIfThere(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}
