/** Media as files of the data folder: one folder for each account, files named by id, private to their owner. */
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../errors";
import type { MediaBytes, MediaKey, MediaPlace, OpenMedia } from "./media-place";

const full = new Set(["ENOSPC", "EDQUOT"]);

function codeOf(thrown: unknown): string | undefined {
  return (thrown as NodeJS.ErrnoException).code;
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new AppError(full.has(codeOf(cause) ?? "") ? "disk_full" : "media_storage_failed", { cause });
  }
}

/** Ids come from our own database; should that ever hold something else, it must not become a path. */
function safe(id: string): string {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(id)) throw new Error("This is no id");
  return id;
}

async function writeWhole(path: string, content: MediaBytes): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the new name survives a power cut too; some systems cannot, which costs a download at worst. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const opened = await open(folder, "r");
    await opened.sync().finally(() => opened.close());
  } catch {
    // See above.
  }
}

export function createFilesystemPlace(root: string): MediaPlace {
  const folderOf = (accountId: string) => join(root, safe(accountId));
  const pathOf = ({ accountId, id }: MediaKey) => join(folderOf(accountId), safe(id));
  const partOf = (path: string) => `${path}.part`;

  async function put(key: MediaKey, content: MediaBytes): Promise<void> {
    const [folder, path] = [folderOf(key.accountId), pathOf(key)];
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      await writeWhole(partOf(path), content);
      await rename(partOf(path), path);
    } catch (thrown) {
      // A full disk gets its room back.
      await rm(partOf(path), { force: true }).catch(() => {});
      throw thrown;
    }
    await syncFolder(folder);
  }

  function unlessAbsent<T>(reading: Promise<T>): Promise<T | null> {
    return reading.catch((thrown: unknown) => {
      if (codeOf(thrown) === "ENOENT") return null;
      throw thrown;
    });
  }

  async function get(key: MediaKey): Promise<MediaBytes | null> {
    const content = await unlessAbsent(readFile(pathOf(key)));
    return content === null ? null : new Uint8Array(content);
  }

  async function openOne(key: MediaKey): Promise<OpenMedia | null> {
    const file = await unlessAbsent(open(pathOf(key), "r"));
    if (file === null) return null;
    const { size } = await file.stat().catch(async (thrown: unknown) => {
      await file.close();
      throw thrown;
    });
    return { bytes: size, content: file.createReadStream() };
  }

  async function remove(key: MediaKey): Promise<void> {
    await rm(pathOf(key), { force: true });
    await rm(partOf(pathOf(key)), { force: true });
  }

  return {
    keeps: true,
    put: (key, content) => inWords(() => put(key, content)),
    get: (key) => inWords(() => get(key)),
    open: (key) => inWords(() => openOne(key)),
    remove: (key) => inWords(() => remove(key)),
    removeAll: (accountId) => inWords(() => rm(folderOf(accountId), { recursive: true, force: true })),
  };
}
