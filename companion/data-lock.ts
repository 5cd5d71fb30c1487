/** One companion per data folder: two would open the same profiles and the same database. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import lockfile from "proper-lockfile";
import { z } from "zod";
import type { ProcessTable } from "./browsers/process-table";
import { StartError } from "./start-error";

const ownerSchema = z.object({ pid: z.int(), startTicks: z.number().nullable(), bootId: z.string().nullable() });

interface LockOptions {
  readonly processes: ProcessTable;
  /** The lock was taken away, which only happens when this process stood still for long. */
  readonly onLost: () => void;
}

export interface DataLock {
  release(): Promise<void>;
}

/** Rejects with a StartError when another companion runs on this folder. */
export async function lockDataFolder(dataDir: string, { processes, onLost }: LockOptions): Promise<DataLock> {
  const lockPath = join(dataDir, "companion.lock");
  const ownerPath = join(dataDir, "companion.json");
  const acquire = () =>
    lockfile.lock(dataDir, { lockfilePath: lockPath, stale: 30_000, update: 10_000, onCompromised: onLost });

  const release = await acquire().catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code !== "ELOCKED")
      throw new StartError(`The data folder ${dataDir} cannot be locked (${thrown.code}).`);
    const pid = runningOwner(ownerPath, processes);
    if (pid !== null) throw inUse(dataDir, `process ${pid}`);
    // Its owner was killed: the lock would only become stale after half a minute.
    rmSync(lockPath, { recursive: true, force: true });
    return acquire().catch(() => {
      throw inUse(dataDir, "just started");
    });
  });
  const self = { pid: process.pid, startTicks: processes.read(process.pid)?.startTicks ?? null };
  writeFileSync(ownerPath, JSON.stringify({ ...self, bootId: processes.bootId() }), { mode: 0o600 });
  return { release };
}

function inUse(dataDir: string, who: string): StartError {
  return new StartError(`Another companion (${who}) uses the data folder ${dataDir}; stop it or set SAKLAR_DATA_DIR.`);
}

/** The pid of the companion that holds the lock, or null when it is provably gone. */
function runningOwner(ownerPath: string, processes: ProcessTable): number | null {
  try {
    const owner = ownerSchema.parse(JSON.parse(readFileSync(ownerPath, "utf8")));
    if (owner.bootId === null) return isAlive(owner.pid) ? owner.pid : null;
    if (owner.bootId !== processes.bootId()) return null;
    return processes.read(owner.pid)?.startTicks === owner.startTicks ? owner.pid : null;
  } catch {
    return null;
  }
}

/** For systems without a process table. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
