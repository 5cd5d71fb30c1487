/** Memory instead of the disk for the files of tests: profiles and databases ask for much to be written at once. */
import { readFileSync, statfsSync } from "node:fs";

const folder = "/dev/shm";
/** Containers give it 64 MB, which one profile fills. */
const roomBytes = 4 * 1024 ** 3;

/** Undefined where there is little room, or where no program may be run (tests write wrappers of Chromium). */
export function quickFolder(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= roomBytes && !mountOptions().includes("noexec") ? folder : undefined;
  } catch {
    return undefined;
  }
}

function mountOptions(): readonly string[] {
  const mounts = readFileSync("/proc/mounts", "utf8").split("\n");
  const mount = mounts.map((line) => line.split(" ")).find(([, path]) => path === folder);
  return mount?.[3]?.split(",") ?? ["noexec"];
}
