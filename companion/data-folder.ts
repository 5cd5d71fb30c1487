/** The data folder: private to its owner before anything is written into it. */
import { accessSync, chmodSync, constants, existsSync, lstatSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { StartError } from "./start-error";

const owner = process.getuid?.();

/** Not `recursive`: Node's own never returns where the system answers ENOENT for good, as below /proc. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || dirname(path) === path || existsSync(dirname(path))) throw thrown;
    makeFolder(dirname(path));
    mkdirSync(path, { mode: 0o700 });
  }
}

/** The database and what else lies in the folder itself; profiles below it are private through their folder. */
function tightenFiles(folder: string): string[] {
  const open = readdirSync(folder).filter((name) => {
    const seen = lstatSync(join(folder, name));
    return seen.isFile() && seen.uid === owner && (seen.mode & 0o077) !== 0;
  });
  for (const name of open) chmodSync(join(folder, name), 0o600);
  return open;
}

/** Makes the folder ready; returns a notice for the operator when its mode had to be tightened. */
export function prepareDataFolder(path: string): string | null {
  try {
    makeFolder(path);
    const { uid, mode } = statSync(path);
    if (owner !== undefined && uid !== owner) {
      throw new StartError(`The data folder ${path} belongs to another user; choose another with SAKLAR_DATA_DIR.`);
    }
    const isOpen = owner !== undefined && (mode & 0o077) !== 0;
    if (isOpen) chmodSync(path, 0o700);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    const openFiles = owner === undefined ? [] : tightenFiles(path);
    if (isOpen) return `The data folder ${path} was open to other users; it is private now (mode 0700).`;
    if (openFiles.length === 0) return null;
    return `Files in ${path} were open to other users and are private now (mode 0600): ${openFiles.join(", ")}.`;
  } catch (thrown) {
    if (thrown instanceof StartError) throw thrown;
    const code = (thrown as NodeJS.ErrnoException).code ?? "unknown";
    throw new StartError(`The data folder ${path} cannot be used (${code}); choose another with SAKLAR_DATA_DIR.`);
  }
}
