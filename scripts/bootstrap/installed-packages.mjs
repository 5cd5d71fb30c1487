/** Whether the packages that a lock file names are there, by what npm notes of what it installed. */

/** Some registries tell no hash, so some packages have none in the lock file. */
const isSame = (found, { version, integrity }) =>
  found.version === version && (integrity === undefined || found.integrity === integrity);

/**
 * Both hold packages by their folder, as in a lock file. What is optional may be missing, unless it is made for just this
 * machine: without it the folder was filled on another one.
 */
export function hasInstalled(locked, noted, { platform, arch }) {
  return Object.entries(locked).every(([folder, wanted]) => {
    if (folder === "") return true;
    const found = noted[folder];
    if (found !== undefined) return isSame(found, wanted);
    const { optional = false, os, cpu, libc } = wanted;
    const isForHere = os?.includes(platform) && cpu?.includes(arch) && !libc?.includes("musl");
    return optional && !isForHere;
  });
}
