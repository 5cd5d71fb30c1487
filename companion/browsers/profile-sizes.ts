/** What the browser profiles of accounts take up on disk: hundreds of small files each, so they are counted seldom. */
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../clock";
import type { ProfileFolders } from "./profile-folders";

const freshMs = 10 * 60_000;

/** What goes while it is counted counts nothing; nothing is followed. */
async function bytesBelow(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory()
      ? await bytesBelow(path)
      : await lstat(path).then(
          ({ size }) => size,
          () => 0,
        );
  }
  return bytes;
}

export type ProfileSizeOf = (accountId: string) => Promise<number>;

/** However often it is asked, a profile is counted at most every ten minutes. */
export function createProfileSizes(
  { pathOf }: Pick<ProfileFolders, "pathOf">,
  clock: Pick<Clock, "now">,
): ProfileSizeOf {
  const known = new Map<string, { readonly at: number; readonly bytes: Promise<number> }>();
  return (accountId) => {
    const now = clock.now();
    // Also where the clock was put back, and of accounts that are no more.
    for (const [id, { at }] of known) if (Math.abs(now - at) >= freshMs) known.delete(id);
    const counted = known.get(accountId) ?? { at: now, bytes: bytesBelow(pathOf(accountId)) };
    known.set(accountId, counted);
    return counted.bytes;
  };
}
