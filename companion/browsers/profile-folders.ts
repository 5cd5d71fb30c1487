/** The folder of each account's browser profile: named by id only, private, never reached through a link. */
import { chmod, lstat, mkdir, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";

const accountIdPattern = /^[0-9a-zA-Z-]{1,64}$/;
const trashPrefix = ".trash-";

export interface ProfileFolders {
  pathOf(accountId: string): string;
  /** Makes the folder exist with mode 0700; rejects when something else is in its place. */
  prepare(accountId: string): Promise<string>;
  /** Moves the folder away in one step, then deletes it: an interrupted removal leaves no half profile. */
  remove(accountId: string): Promise<void>;
  /** Finishes removals that a crash interrupted. */
  emptyTrash(): Promise<void>;
}

export function createProfileFolders(profilesDir: string): ProfileFolders {
  const root = resolve(profilesDir);

  function pathOf(accountId: string): string {
    if (!accountIdPattern.test(accountId)) throw new Error("An account id names no folder outside of the profiles");
    return join(root, accountId);
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
    },
    async emptyTrash() {
      const names = await readdir(root).catch(() => []);
      const trash = names.filter((name) => name.startsWith(trashPrefix));
      await Promise.all(trash.map((name) => removeTree(join(root, name))));
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
