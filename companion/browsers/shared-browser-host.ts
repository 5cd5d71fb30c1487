/** A browser host that puts a handful of accounts into each Chromium, and sets apart those that keep crashing. */
import { BrowserError } from "./browser-error";
import type { BrowserHost, OpenBrowser } from "./browser-host";
import { createCrashLedger } from "./crash-ledger";
import { createOwnBrowserHost, type OwnBrowserHostOptions } from "./own-browser-host";
import { SharedBrowser } from "./shared-browser";
import type { SharedFolders } from "./shared-folders";

export interface SharedBrowserHostOptions extends OwnBrowserHostOptions {
  readonly folders: SharedFolders;
  /** How many accounts a browser holds at most. */
  readonly accountsPerBrowser: number;
  readonly newId: () => string;
}

export function createSharedBrowserHost(options: SharedBrowserHostOptions): BrowserHost {
  const { accountsPerBrowser, newId, log } = options;
  const own = createOwnBrowserHost(options);
  const crashes = createCrashLedger(options.clock);
  const browsers = new Set<SharedBrowser>();

  function addBrowser(args: readonly string[]): SharedBrowser {
    const id = newId();
    const added = new SharedBrowser({ ...options, id, args, newToken: newId, onCrash: crashes.note });
    browsers.add(added);
    void added.over.then(() => browsers.delete(added));
    return added;
  }

  /** The fullest first: fewer browsers share more. */
  function place(args: readonly string[]): SharedBrowser {
    const candidates = [...browsers].filter(
      (one) => one.isOpen && one.tenants.size < accountsPerBrowser && isSame(one.args, args),
    );
    const [fullest] = candidates.sort((one, other) => other.tenants.size - one.tenants.size);
    return fullest ?? addBrowser(args);
  }

  function holderOf(accountId: string): SharedBrowser | undefined {
    return [...browsers].find((one) => one.tenants.has(accountId));
  }

  return {
    async open(accountId, args, signal): Promise<OpenBrowser> {
      if (holderOf(accountId) !== undefined) {
        throw new BrowserError("profile_locked", "A shared browser uses this account's profile");
      }
      if (crashes.isTroubled(accountId)) {
        log.warn("browser.set_apart", { accountId });
        return own.open(accountId, args, signal);
      }
      try {
        return await place(args).admit(accountId, signal);
      } catch (error) {
        // Where sharing does not work at all, this leads to a browser of its own as well.
        if (error instanceof BrowserError && error.reason === "internal") crashes.note(accountId);
        throw error;
      }
    },
    removeProfile: own.removeProfile,
  };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((arg, index) => arg === other[index]);
}
