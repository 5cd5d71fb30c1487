/** A browser host that puts a handful of accounts into each Chromium, and sets apart those that keep crashing. */
import { BrowserError } from "./browser-error";
import type { BrowserHost, OpenBrowser } from "./browser-host";
import { createCrashLedger } from "./crash-ledger";
import { createOwnBrowserHost, type OwnBrowserHostOptions } from "./own-browser-host";
import { SharedBrowser } from "./shared-browser";
import type { SharedFolders } from "./shared-folders";
import { createWarmBrowser } from "./warm-browser";

export interface SharedBrowserHostOptions extends OwnBrowserHostOptions {
  readonly folders: SharedFolders;
  /** How many accounts a browser holds at most. */
  readonly accountsPerBrowser: number;
  readonly newId: () => string;
}

export interface SharedBrowserHost extends BrowserHost {
  /** From now on a Chromium with room is kept open for accounts that ask for these arguments. */
  keepWarm(args: readonly string[]): void;
  /** Ends what is kept open for nobody. */
  close(): Promise<void>;
}

/** Goes by the name of an account, but none has such an id. */
const keeperId = "keeper";

export function createSharedBrowserHost(options: SharedBrowserHostOptions): SharedBrowserHost {
  const { accountsPerBrowser, newId, clock, log } = options;
  const own = createOwnBrowserHost(options);
  const crashes = createCrashLedger(options.clock);
  const browsers = new Set<SharedBrowser>();
  const apart = new Set<string>();

  function addBrowser(args: readonly string[]): SharedBrowser {
    const id = newId();
    const added = new SharedBrowser({ ...options, id, args, newToken: newId, onCrash: crashes.note });
    browsers.add(added);
    void added.over.then(() => browsers.delete(added));
    return added;
  }

  function withRoomFor(args: readonly string[]): SharedBrowser[] {
    return [...browsers].filter((one) => one.isOpen && accountsIn(one) < accountsPerBrowser && isSame(one.args, args));
  }

  /** The fullest first: fewer browsers share more. */
  function place(args: readonly string[]): SharedBrowser {
    const candidates = withRoomFor(args);
    const [fullest] = candidates.sort((one, other) => other.tenants.size - one.tenants.size);
    return fullest ?? addBrowser(args);
  }

  function holderOf(accountId: string): SharedBrowser | undefined {
    return [...browsers].find((one) => one.tenants.has(accountId));
  }

  let warmArgs: readonly string[] = [];
  const warm = createWarmBrowser({
    open: () => addBrowser(warmArgs).admit(keeperId),
    clear: () => own.removeProfile(keeperId),
    hasRoom: () => withRoomFor(warmArgs).length > 0,
    isAlone: () => holderOf(keeperId)?.tenants.size === 1,
    clock,
    log,
  });
  let isWarm = false;

  function noteChange(): void {
    if (isWarm) warm.look();
  }

  return {
    keepWarm(args) {
      [isWarm, warmArgs] = [true, args];
      warm.look();
    },
    close: warm.end,
    async open(accountId, args, signal): Promise<OpenBrowser> {
      if (holderOf(accountId) !== undefined) {
        throw new BrowserError("profile_locked", "A shared browser uses this account's profile");
      }
      if (apart.has(accountId) || crashes.isTroubled(accountId)) {
        log.warn("browser.set_apart", { accountId });
        return own.open(accountId, args, signal);
      }
      try {
        const opened = await place(args).admit(accountId, signal);
        noteChange();
        void opened.gone.then(noteChange);
        return opened;
      } catch (error) {
        // Where sharing does not work at all, this leads to a browser of its own as well.
        if (error instanceof BrowserError && error.reason === "internal") crashes.note(accountId);
        throw error;
      }
    },
    setApart: (accountId) => void apart.add(accountId),
    async removeProfile(accountId) {
      apart.delete(accountId);
      await own.removeProfile(accountId);
    },
  };
}

function accountsIn({ tenants }: SharedBrowser): number {
  return tenants.size - (tenants.has(keeperId) ? 1 : 0);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((arg, index) => arg === other[index]);
}
