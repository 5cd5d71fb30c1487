/** A browser host with the real Chromium of this machine in a folder of its own, for tests. */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { chromePath } from "../../../scripts/testing/found-browsers";
import { systemClock } from "../../clock";
import { silentLog } from "../../diagnostics/log";
import type { BrowserHost } from "../browser-host";
import { connectBrowser } from "../connect-browser";
import { createBrowserRecords } from "../orphans";
import { createOwnBrowserHost, type OwnBrowserHostOptions } from "../own-browser-host";
import { procFs } from "../process-table";
import { createProfileFolders } from "../profile-folders";
import { createSharedBrowserHost, type SharedBrowserHost, type SharedBrowserHostOptions } from "../shared-browser-host";
import { createSharedFolders } from "../shared-folders";

/** Profiles are in `<dir>/profiles`, records of running browsers in `<dir>/running`. */
export function createTestHost(dir: string, changes: Partial<OwnBrowserHostOptions> = {}): BrowserHost {
  return createOwnBrowserHost(testOptions(dir, changes));
}

/** The same, with the folders of shared browsers in `<dir>/browsers`. */
export function createSharedTestHost(dir: string, changes: Partial<SharedBrowserHostOptions> = {}): SharedBrowserHost {
  return createSharedBrowserHost({
    ...testOptions(dir, {}),
    folders: createSharedFolders(join(dir, "browsers")),
    accountsPerBrowser: 5,
    newId: randomUUID,
    ...changes,
  });
}

function testOptions(dir: string, changes: Partial<OwnBrowserHostOptions>): OwnBrowserHostOptions {
  return {
    executablePath: chromePath(),
    profiles: createProfileFolders(join(dir, "profiles")),
    records: createBrowserRecords({
      recordsDir: join(dir, "running"),
      processes: procFs,
      clock: systemClock,
      log: silentLog,
    }),
    processes: procFs,
    extraArgs: [],
    isRoot: process.getuid?.() === 0,
    spawn,
    connect: connectBrowser,
    clock: systemClock,
    deadlines: { askMs: 5_000, terminateMs: 3_000, launchMs: 60_000 },
    log: silentLog,
    ...changes,
  };
}

/** Ends what a test left running below the folder, and removes it. */
export function removeWithProcesses(dir: string): void {
  for (const pid of processesOf(dir)) kill(pid);
  // What was just killed may still be writing.
  rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone since it was listed.
  }
}

/** Every process of this machine that has to do with the folder. */
export function processesOf(dir: string): readonly number[] {
  return procFs
    .list()
    .filter(({ args }) => args.some((arg) => arg.includes(dir)))
    .map(({ pid }) => pid);
}
