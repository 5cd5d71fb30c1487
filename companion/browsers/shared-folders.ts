/**
 * The folder a shared browser runs in: its own, thrown away with it, and holding nothing but links to the accounts'
 * profiles. So an account's profile never moves, whichever browser opens it, and no browser remembers an account.
 */
import { mkdir, rm, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";

export interface SharedFolders {
  create(browserId: string): Promise<string>;
  /** Makes an account's profile one of those the browser can open. */
  link(folder: string, accountId: string, accountFolder: string): Promise<string>;
  remove(browserId: string): Promise<void>;
  /** Removes what a crashed companion left; no shared browser may run. */
  removeAll(): Promise<void>;
}

/** What Chromium itself calls the profile in a browser of the account's own. */
const profileName = "Default";

export function createSharedFolders(browsersDir: string): SharedFolders {
  const root = resolve(browsersDir);
  return {
    async create(browserId) {
      const folder = join(root, browserId);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return folder;
    },
    async link(folder, accountId, accountFolder) {
      const profile = join(accountFolder, profileName);
      await mkdir(profile, { recursive: true, mode: 0o700 });
      const link = join(folder, accountId);
      await rm(link, { force: true });
      await symlink(profile, link);
      return profile;
    },
    // Removing a link never touches what it points to.
    remove: (browserId) => removeTree(join(root, browserId)),
    removeAll: () => removeTree(root),
  };
}

function removeTree(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
