/** Chromium's own lock on a profile: removes one that nobody holds, because Chromium refuses a lock of another host. */
import { readlink, rm } from "node:fs/promises";
import { join } from "node:path";
import { BrowserError } from "./browser-error";
import type { ProcessTable, SeenProcess } from "./process-table";

const lockFiles = ["SingletonLock", "SingletonCookie", "SingletonSocket"];

/**
 * The lock is a link to `host-pid`. One of another host is what a re-created container leaves behind
 * (the launch exits with 21). The companion's lock on its data folder keeps other
 * companions out, so a lock is stale when no process of this machine uses the profile.
 */
export async function clearStaleLock(profile: string, processes: ProcessTable): Promise<void> {
  const owner = await readlink(join(profile, "SingletonLock")).catch(() => null);
  // Without /proc nothing can be proven; Chromium itself clears the lock of a dead process on the same host.
  if (owner === null || processes.bootId() === null) return;
  const user = processes.list().find((seen) => usesProfile(seen, profile));
  if (user !== undefined) {
    throw new BrowserError("profile_locked", "Another browser uses this account's profile", {
      cause: new Error(`Process ${user.pid} uses the profile; its lock names ${owner}`),
    });
  }
  await Promise.all(lockFiles.map((name) => rm(join(profile, name), { force: true })));
}

export function usesProfile({ args }: Pick<SeenProcess, "args">, profile: string): boolean {
  return args.includes(`--user-data-dir=${profile}`);
}
