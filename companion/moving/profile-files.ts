/**
 * The part of a browser profile that is the link with WhatsApp: what its page has stored, and nothing else. No caches, no
 * history, and nothing that tells a browser what to run: a file from a stranger must not bring extensions or settings along.
 */
import { createWriteStream, existsSync } from "node:fs";
import { lstat, mkdir, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ErrorCode } from "#shared/errors";
import { AppError } from "../errors";

/** Below `Default`; `Network` is where some systems keep cookies. */
const kept = [
  "Cookies",
  "Cookies-journal",
  "File System",
  "IndexedDB",
  "Local Storage",
  "Network/Cookies",
  "Network/Cookies-journal",
  "Session Storage",
  "WebStorage",
];
/** Made anew by whoever opens the profile. */
const dropped = new Set(["CacheStorage", "LOCK", "LOG", "LOG.old"]);

const longestPath = 400;
const segment = /^(?!\.{1,2}$)[\w .@+=~-]{1,200}$/;

/** Whether an account file may hold this: relative to the profile, with slashes. */
export function isProfilePath(path: string): boolean {
  const segments = path.split("/");
  if (path.length > longestPath || segments.some((one) => !segment.test(one) || dropped.has(one))) return false;
  return kept.some((one) => path === `Default/${one}` || path.startsWith(`Default/${one}/`));
}

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: "disk_full",
  EDQUOT: "disk_full",
  // Twice the same, or a file where a folder should be.
  EEXIST: "export_damaged",
  ENOTDIR: "export_damaged",
};

export interface ProfileFile {
  /** With slashes on every system. */
  readonly path: string;
  readonly bytes: number;
}

async function* walk(root: string, path: string): AsyncGenerator<ProfileFile> {
  const seen = await lstat(join(root, path));
  if (seen.isFile() && isProfilePath(path)) yield { path, bytes: seen.size };
  // Links are neither: they are not followed.
  if (!seen.isDirectory() || dropped.has(path.slice(path.lastIndexOf("/") + 1))) return;
  for (const name of (await readdir(join(root, path))).sort()) yield* walk(root, `${path}/${name}`);
}

/** Nothing for a profile that is not there. */
export async function* listProfileFiles(root: string): AsyncGenerator<ProfileFile> {
  for (const one of kept) {
    const path = `Default/${one}`;
    if (existsSync(join(root, path))) yield* walk(root, path);
  }
}

/** What the disk refuses, in codes of the contract. */
export async function inWordsOfDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = codes[(cause as NodeJS.ErrnoException).code ?? ""];
    throw code === undefined ? cause : new AppError(code, { cause });
  }
}

/** Never in the place of another file. */
export function writeProfileFile(root: string, path: string, content: Readable): Promise<void> {
  const target = join(root, ...path.split("/"));
  return inWordsOfDisk(async () => {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await pipeline(content, createWriteStream(target, { flags: "wx", mode: 0o600, flush: true }));
  });
}
