/** Remembers on disk which browsers run, and after a crash ends those that are provably ours; never by name. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { signalTree } from "./chromium-process";
import type { ProcessTable } from "./process-table";
import { usesProfile } from "./profile-lock";

const recordSchema = z.object({
  pid: z.int().positive(),
  profile: z.string(),
  startTicks: z.number().nullable(),
  bootId: z.string().nullable(),
});
type BrowserRecord = z.infer<typeof recordSchema>;

export interface BrowserRecords {
  remember(accountId: string, browser: { readonly pid: number; readonly profile: string }): Promise<void>;
  forget(accountId: string): Promise<void>;
  /** Ends what a crashed companion left running; resolves to how many there were. */
  reapOrphans(): Promise<number>;
}

interface RecordsOptions {
  /** One small file per running browser. */
  readonly recordsDir: string;
  readonly processes: ProcessTable;
  readonly clock: Clock;
  readonly log: Log;
}

export function createBrowserRecords({ recordsDir, processes, clock, log }: RecordsOptions): BrowserRecords {
  const pathOf = (accountId: string) => join(recordsDir, `${accountId}.json`);

  async function reap(path: string): Promise<boolean> {
    const record = await readRecord(path);
    const isOurs = record !== null && isStillRunning(record, processes);
    if (isOurs) {
      log.warn("browser.orphan_reaped", { pid: record.pid });
      await endOrphan(record.pid, processes, clock);
    }
    await rm(path, { force: true });
    return isOurs;
  }

  return {
    async remember(accountId, { pid, profile }) {
      const startTicks = processes.read(pid)?.startTicks ?? null;
      const record: BrowserRecord = { pid, profile, startTicks, bootId: processes.bootId() };
      await mkdir(recordsDir, { recursive: true, mode: 0o700 });
      // Renamed into place, so that a crash leaves no half record.
      await writeFile(`${pathOf(accountId)}.new`, JSON.stringify(record), { mode: 0o600 });
      await rename(`${pathOf(accountId)}.new`, pathOf(accountId));
    },
    forget: (accountId) => rm(pathOf(accountId), { force: true }),
    async reapOrphans() {
      const names = await readdir(recordsDir).catch(() => []);
      const reaped = await Promise.all(names.map((name) => reap(join(recordsDir, name))));
      return reaped.filter(Boolean).length;
    },
  };
}

async function readRecord(path: string): Promise<BrowserRecord | null> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return null;
  }
}

/** All of boot, pid, start time and profile must match: the pid alone may belong to anybody by now. */
function isStillRunning(record: BrowserRecord, processes: ProcessTable): boolean {
  if (record.bootId === null || record.bootId !== processes.bootId()) return false;
  const seen = processes.read(record.pid);
  return seen !== null && seen.startTicks === record.startTicks && usesProfile(seen, record.profile);
}

const pollMs = 50;
const terminateMs = 3_000;

async function endOrphan(pid: number, processes: ProcessTable, clock: Clock): Promise<void> {
  signalTree(pid, "SIGTERM");
  const cancelKill = clock.after(terminateMs, () => signalTree(pid, "SIGKILL"));
  while (processes.read(pid) !== null) await new Promise<void>((resolve) => clock.after(pollMs, resolve));
  cancelKill();
}
