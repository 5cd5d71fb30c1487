/**
 * Chromium bounds each of its caches by the size of the disk, not by how many profiles share it. Before a profile is opened
 * its caches are dropped if they have grown too big: they are made anew, and nothing of the link is in them.
 */
import { lstat, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

const caches = [
  "Default/Cache",
  "Default/Code Cache",
  "Default/DawnGraphiteCache",
  "Default/DawnWebGPUCache",
  "Default/GPUCache",
  "GPUPersistentCache",
  "GrShaderCache",
  "ShaderCache",
  "component_crx_cache",
  "extensions_crx_cache",
];

/** WhatsApp Web and what it shows fill a tenth of this; to fetch it anew costs one slow start. */
const mostBytes = 200 * 1024 * 1024;

/** Links count as themselves: what they point to is not ours. */
async function bytesBelow(path: string): Promise<number> {
  const seen = await lstat(path).catch(() => null);
  if (seen === null) return 0;
  if (!seen.isDirectory()) return seen.size;
  let bytes = 0;
  for (const name of await readdir(path)) bytes += await bytesBelow(join(path, name));
  return bytes;
}

/** No browser may use the profile. Answers how many bytes were dropped. */
export async function dropBigCaches(profile: string, most = mostBytes): Promise<number> {
  const paths = caches.map((name) => join(profile, name));
  let bytes = 0;
  for (const path of paths) bytes += await bytesBelow(path);
  if (bytes <= most) return 0;
  await Promise.all(paths.map((path) => rm(path, { recursive: true, force: true })));
  return bytes;
}
