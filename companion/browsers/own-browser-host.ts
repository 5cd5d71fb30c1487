/** A browser host that gives every account a Chromium process of its own. */
import type { BrowserHost } from "./browser-host";
import { launchArguments } from "./launch-flags";
import { prepareProfile } from "./prepare-profile";
import type { ProfileFolders } from "./profile-folders";
import { type StartOptions, startBrowser } from "./start-browser";

export interface OwnBrowserHostOptions extends StartOptions {
  readonly profiles: ProfileFolders;
  /** Empty in normal runs; a test points the browser at the stand-in. */
  readonly extraArgs: readonly string[];
}

export function createOwnBrowserHost(options: OwnBrowserHostOptions): BrowserHost {
  const { profiles, extraArgs, isRoot } = options;
  return {
    async open(accountId, args, signal) {
      const userDataDir = await prepareProfile(accountId, options);
      const launch = launchArguments({ userDataDir, args: [...args, ...extraArgs], isRoot });
      return startBrowser({ id: accountId, userDataDir, args: launch }, options, signal);
    },
    // It is.
    setApart() {},
    removeProfile: (accountId) => profiles.remove(accountId),
  };
}
