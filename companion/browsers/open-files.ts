/** Whether a browser still has files of a profile open: the only proof that it is done with it. */
import { readdir, readlink, realpath } from "node:fs/promises";
import { sep } from "node:path";
import type { ProcessTable } from "./process-table";

/** `pid` leads the browser's process group. Sandboxed children hide their files, but hold none of a profile. */
export async function hasOpenFiles(pid: number, folder: string, processes: ProcessTable): Promise<boolean> {
  const path = await realpath(folder).catch(() => null);
  if (path === null) return false;
  const group = processes.list().filter(({ groupId }) => groupId === pid);
  const held = await Promise.all(group.map((seen) => openFilesOf(seen.pid)));
  return held.flat().some((file) => file.startsWith(path + sep));
}

async function openFilesOf(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => "")));
  return files.filter((file) => file !== "");
}
