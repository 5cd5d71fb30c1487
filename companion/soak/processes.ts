/** Which browsers run on a data folder, seen from outside: what is there, whatever the companion says. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { procFs, type SeenProcess } from "../browsers/process-table";

const flag = "--user-data-dir=";

const folderOf = ({ args }: SeenProcess) => args.find((arg) => arg.startsWith(flag))?.slice(flag.length) ?? null;
const isMain = ({ args }: SeenProcess) => !args.some((arg) => arg.startsWith("--type="));

export interface SeenBrowser {
  readonly pid: number;
  readonly folder: string;
}

/** The first process of each. A second launch that only hands over to a shared browser is seen as well while it lasts. */
export function browsersOf(dataDir: string): SeenBrowser[] {
  return procFs.list().flatMap((seen) => {
    const folder = folderOf(seen);
    return folder?.startsWith(dataDir) && isMain(seen) ? [{ pid: seen.pid, folder }] : [];
  });
}

/** The processes that hold the accounts' pages. */
export function renderersOf(dataDir: string): number[] {
  const groups = new Set(browsersOf(dataDir).map(({ pid }) => pid));
  return procFs
    .list()
    .filter(({ groupId, args }) => groups.has(groupId) && args.includes("--type=renderer"))
    .map(({ pid }) => pid);
}

/** Those of the accounts that are in it: none in a browser that is only kept ready. */
export function tenantsOf({ folder }: SeenBrowser, accountIds: readonly string[]): string[] {
  return accountIds.filter((id) => basename(folder) === id || existsSync(join(folder, id)));
}

/** Everything that has to do with the folder, but the companion itself. */
export function processesOf(dataDir: string): SeenProcess[] {
  return procFs.list().filter(({ args }) => args.some((arg) => arg.includes(dataDir)));
}

/** Still the same one, not another under its number. */
export function isAlive({ pid, startTicks }: SeenProcess): boolean {
  return procFs.read(pid)?.startTicks === startTicks;
}

/** Folders that two browsers use at the same time. */
export function sharedFolders(browsers: readonly SeenBrowser[]): string[] {
  const folders = browsers.map(({ folder }) => folder);
  return folders.filter((folder, index) => folders.indexOf(folder) !== index);
}

/** Somebody may have ended it since it was listed. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}
