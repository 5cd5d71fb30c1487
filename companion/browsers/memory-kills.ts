/** How often the kernel has ended a process for want of memory. Whom it does not say: look before and after. */
import { readFileSync } from "node:fs";

/** From the text of `/proc/vmstat`; those of containers with a limit of their own are counted as well. */
export function parseMemoryKills(text: string): number {
  return Number(/^oom_kill (\d+)$/m.exec(text)?.[1] ?? 0);
}

/** 0 where the system does not tell. */
export function readMemoryKills(): number {
  try {
    return parseMemoryKills(readFileSync("/proc/vmstat", "utf8"));
  } catch {
    return 0;
  }
}
