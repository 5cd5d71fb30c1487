/** A file system of a process's own, small or read-only, that nobody else sees and that goes with the process. */
import { spawnSync } from "node:child_process";

/** An ordinary user may mount too, as the root of a user namespace; some systems forbid that. */
const apart = ["unshare", ...(process.getuid?.() === 0 ? [] : ["--user", "--map-root-user"]), "--mount"];
const mountThen = 'mount -t tmpfs -o "$0" tmpfs "$1" && shift && exec "$@"';

/** What a script is run through (`runScript`): `options` as `mount -o` takes them. */
export function ownDisk(folder: string, options: string): readonly string[] {
  return [...apart, "sh", "-c", mountThen, options, folder];
}

export function canHaveOwnDisk(): boolean {
  if (process.platform !== "linux") return false;
  const [command = "", ...args] = [...ownDisk("/mnt", "size=1m"), "true"];
  return spawnSync(command, args).status === 0;
}

/** What another script is run through to see the disk of a process. */
export function besideOnDisk(pid: number): readonly string[] {
  const user = process.getuid?.() === 0 ? [] : ["--user", "--preserve-credentials"];
  return ["nsenter", "--target", String(pid), ...user, "--mount", `--wd=${process.cwd()}`];
}

/** The same folder from outside, for plain reading and writing; SQLite would follow it back to what lies under the disk. */
export function insideOf(pid: number, folder: string): string {
  return `/proc/${pid}/root${folder}`;
}
