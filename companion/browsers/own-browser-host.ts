/** A browser host that gives every account a Chromium process of its own. */
import type { BrowserHost } from "./browser-host";
import { openUnlessDamaged } from "./damaged-profile";
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
  const { profiles, processes, extraArgs, isRoot, log } = options;

  function start(id: string, userDataDir: string, args: readonly string[], signal: AbortSignal | undefined) {
    const launch = launchArguments({ userDataDir, args: [...args, ...extraArgs], isRoot });
    return startBrowser({ id, userDataDir, args: launch }, options, signal);
  }

  return {
    async open(accountId, args, signal) {
      return openUnlessDamaged({
        prepare: () => prepareProfile(accountId, options),
        open: () => start(accountId, profiles.pathOf(accountId), args, signal),
        openEmpty: () =>
          profiles.withEmpty(accountId, async (folder) => {
            const opened = await start(`empty-${accountId}`, folder, args, signal);
            await opened.close();
          }),
        setAside: () => {
          log.warn("browser.profile_set_aside", { accountId });
          return profiles.setAside(accountId);
        },
        seesUsers: processes.bootId() !== null,
      });
    },
    // It is.
    setApart() {},
    removeProfile: (accountId) => profiles.remove(accountId),
  };
}
