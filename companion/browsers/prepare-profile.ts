/** Makes an account's profile folder ready to be opened, whichever browser opens it. */
import { toError } from "../errors";
import { profileFailure } from "./launch-failure";
import type { ProcessTable } from "./process-table";
import { dropBigCaches } from "./profile-caches";
import type { ProfileFolders } from "./profile-folders";
import { clearStaleLock } from "./profile-lock";

interface PrepareOptions {
  readonly profiles: ProfileFolders;
  readonly processes: ProcessTable;
}

/** Rejects with a BrowserError when the folder cannot be used or a browser of its own holds it. */
export async function prepareProfile(accountId: string, { profiles, processes }: PrepareOptions): Promise<string> {
  try {
    const profile = await profiles.prepare(accountId);
    await clearStaleLock(profile, processes);
    await dropBigCaches(profile);
    return profile;
  } catch (error) {
    throw profileFailure(toError(error));
  }
}
