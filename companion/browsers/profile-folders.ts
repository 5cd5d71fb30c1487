/** The folder of each account's browser profile: named by id only, private, never reached through a link. */
import { chmod, lstat, mkdir, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";

const accountIdPattern = /^[0-9a-zA-Z-]{1,64}$/;
const trashPrefix = ".trash-";
/** Between an account's id, which holds no dot, and the time of what was set aside. */
const badMark = ".bad-";
const keepBadMs = 30 * 24 * 60 * 60 * 1000;

export interface ProfileFolders {
  pathOf(accountId: string): string;
  /** Makes the folder exist with mode 0700; rejects when something else is in its place. */
  prepare(accountId: string): Promise<string>;
  /** Moves the folder away in one step, then deletes it: an interrupted removal leaves no half profile. */
  remove(accountId: string): Promise<void>;
  /** Lends an empty folder that nothing remains of. */
  withEmpty<T>(accountId: string, task: (folder: string) => Promise<T>): Promise<T>;
  /** Keeps the folder under another name for a month, in the place of what was set aside before; goes with the account. */
  setAside(accountId: string): Promise<void>;
  /** Finishes removals that a crash interrupted, and ends the month of what was set aside. */
  emptyTrash(): Promise<void>;
}

export function createProfileFolders(profilesDir: string, now: () => number = Date.now): ProfileFolders {
  const root = resolve(profilesDir);

  function pathOf(accountId: string): string {
    if (!accountIdPattern.test(accountId)) throw new Error("An account id names no folder outside of the profiles");
    return join(root, accountId);
  }

  const namesIn = () => readdir(root).catch((): string[] => []);
  const removeAll = (names: readonly string[]) => Promise.all(names.map((name) => removeTree(join(root, name))));

  async function removeBadOf(accountId: string): Promise<void> {
    await removeAll((await namesIn()).filter((name) => name.startsWith(accountId + badMark)));
  }

  function isOldBad(name: string): boolean {
    const [, at] = name.split(badMark);
    return at !== undefined && now() - Number(at) > keepBadMs;
  }

  return {
    pathOf,
    async prepare(accountId) {
      const path = pathOf(accountId);
      await mkdir(root, { recursive: true, mode: 0o700 });
      await mkdir(path, { mode: 0o700 }).catch(unless("EEXIST"));
      if (!(await lstat(path)).isDirectory()) throw new Error("ENOTDIR: the profile is a link or a file");
      await chmod(path, 0o700);
      return path;
    },
    async remove(accountId) {
      const trash = join(root, `${trashPrefix}${accountId}`);
      await removeTree(trash);
      await rename(pathOf(accountId), trash).catch(unless("ENOENT"));
      await removeTree(trash);
      await removeBadOf(accountId);
    },
    async withEmpty(accountId, task) {
      // Called trash from the start: what a crash leaves of it goes with the rest.
      const folder = join(root, `${trashPrefix}empty-${accountId}`);
      await removeTree(folder);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      try {
        return await task(folder);
      } finally {
        await removeTree(folder);
      }
    },
    async setAside(accountId) {
      const path = pathOf(accountId);
      await removeBadOf(accountId);
      await rename(path, `${path}${badMark}${now()}`);
    },
    async emptyTrash() {
      await removeAll((await namesIn()).filter((name) => name.startsWith(trashPrefix) || isOldBad(name)));
    },
  };
}

/** Never follows links; retries because the last child of a killed browser may still be writing. */
function removeTree(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function unless(code: string): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (error.code !== code) throw error;
  };
}
