/** One Chromium with the windows of several accounts, from the first one's launch to the last one's close. */
import { within } from "../bounded";
import { toError } from "../errors";
import { type AccountWindow, takeWindow } from "./account-window";
import { BrowserError } from "./browser-error";
import type { OpenBrowser } from "./browser-host";
import { type Claim, createClaim } from "./claim-url";
import { launchFailure, profileFailure } from "./launch-failure";
import { launchArguments } from "./launch-flags";
import { hasOpenFiles } from "./open-files";
import type { OwnBrowserHostOptions } from "./own-browser-host";
import { prepareProfile } from "./prepare-profile";
import { launchAgain } from "./second-launch";
import type { SharedFolders } from "./shared-folders";
import { type RunningBrowser, startBrowser, throwIfStopped } from "./start-browser";

export interface SharedBrowserOptions extends OwnBrowserHostOptions {
  readonly id: string;
  readonly args: readonly string[];
  readonly folders: SharedFolders;
  /** A text nobody can guess. */
  readonly newToken: () => string;
  /** An account's page crashed, or the browser ended under it. */
  readonly onCrash: (accountId: string) => void;
}

export class SharedBrowser {
  /** Accounts that are in it, on their way in, or not wholly out yet. */
  readonly tenants = new Set<string>();
  /** Settles once it is over and its folder removed. */
  readonly over: Promise<void>;
  /** Whose windows are open and not on their way out. */
  readonly #windows = new Set<string>();
  readonly #options: SharedBrowserOptions;
  readonly #calledOff = new AbortController();
  readonly #openings = new Set<Promise<unknown>>();
  #launch: Promise<RunningBrowser> | undefined;
  #folder: Promise<string> | undefined;
  #isOpen = true;
  #finish = () => {};

  constructor(options: SharedBrowserOptions) {
    this.#options = options;
    this.over = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  /** What all its accounts asked for on the command line. */
  get args(): readonly string[] {
    return this.#options.args;
  }

  /** False as soon as it ends: nobody may come in any more. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  async admit(accountId: string, signal?: AbortSignal): Promise<OpenBrowser> {
    this.tenants.add(accountId);
    const callOff = () => this.#callOff();
    signal?.addEventListener("abort", callOff, { once: true });
    try {
      const opening = this.#openWindow(accountId, signal);
      this.#openings.add(opening);
      const opened = await opening.finally(() => this.#openings.delete(opening));
      if (!signal?.aborted) return opened;
      await opened.close();
    } catch (error) {
      await this.#leave(accountId);
      throw launchFailure(toError(error));
    } finally {
      signal?.removeEventListener("abort", callOff);
    }
    throw new BrowserError("stopped", "The start was called off");
  }

  /** A launch is called off only when nobody else waits for it; a window is opened first and then closed again. */
  #callOff(): void {
    if (this.tenants.size > 1) return;
    this.#isOpen = false;
    this.#calledOff.abort();
  }

  async #openWindow(accountId: string, signal: AbortSignal | undefined): Promise<OpenBrowser> {
    const { folders, newToken } = this.#options;
    const accountFolder = await prepareProfile(accountId, this.#options);
    this.#folder ??= folders.create(this.#options.id);
    const folder = await this.#folder;
    const profile = await folders.link(folder, accountId, accountFolder).catch((error) => {
      throw profileFailure(toError(error));
    });
    throwIfStopped(signal);
    const claim = createClaim(newToken());
    const args = this.#argsFor(folder, accountId, claim);
    // The first account's window comes with the launch itself.
    const isFirst = this.#launch === undefined;
    this.#launch ??= this.#start(folder, args);
    const running = await this.#launch;
    try {
      if (!isFirst) await launchAgain(args, running, this.#options);
      return this.#hand(accountId, running, await this.#claimWindow(running, claim, profile));
    } catch (error) {
      await this.#abandon(running, profile);
      throw error;
    }
  }

  #start(userDataDir: string, args: readonly string[]): Promise<RunningBrowser> {
    const { id } = this.#options;
    const launch = startBrowser({ id, userDataDir, args }, this.#options, this.#calledOff.signal);
    void launch.then(({ gone }) => gone.then(() => this.#onGone())).catch(() => {});
    return launch;
  }

  #argsFor(folder: string, accountId: string, claim: Claim): string[] {
    const { extraArgs, isRoot } = this.#options;
    const window = { profileDirectory: accountId, url: claim.url };
    return launchArguments({ userDataDir: folder, args: [...this.args, ...extraArgs], isRoot, window });
  }

  /** A window that opened but was not found would hold its profile for ever. */
  async #abandon(running: RunningBrowser, profile: string): Promise<void> {
    if (!(await hasOpenFiles(running.pid, profile, this.#options.processes))) return;
    this.#isOpen = false;
    await running.close();
  }

  async #claimWindow(running: RunningBrowser, claim: Claim, profile: string): Promise<AccountWindow> {
    const { deadlines, processes, clock } = this.#options;
    const timeout = deadlines.launchMs;
    const target = await Promise.race([
      running.browser.waitForTarget((seen) => seen.type() === "page" && claim.isShownBy(seen.url()), { timeout }),
      running.gone.then(() => Promise.reject(new Error("The shared browser ended"))),
    ]);
    const taking = takeWindow({ running, target, profile, processes, clock, closeMs: deadlines.askMs });
    return within(clock, timeout, "Taking the account's window", taking);
  }

  #hand(accountId: string, running: RunningBrowser, window: AccountWindow): OpenBrowser {
    const { onCrash } = this.#options;
    this.#windows.add(accountId);
    let closing: Promise<void> | undefined;
    let noteGone = () => {};
    const gone = new Promise<void>((resolve) => {
      noteGone = resolve;
    });
    window.page.once("error", () => onCrash(accountId));
    void running.gone.then(async () => {
      if (closing === undefined) onCrash(accountId);
      await this.over;
      noteGone();
    });
    const close = async () => {
      await this.#closeWindow(accountId, running, window);
      noteGone();
    };
    return {
      browser: window.browser,
      pid: running.pid,
      gone,
      pageMb: window.pageMb,
      output: running.output,
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  }

  async #closeWindow(accountId: string, running: RunningBrowser, window: AccountWindow): Promise<void> {
    this.#windows.delete(accountId);
    // Chromium ends with its last window, even while another is on its way.
    while (this.#windows.size === 0 && this.#openings.size > 0) await Promise.allSettled([...this.#openings]);
    if (this.#windows.size === 0) this.#isOpen = false;
    else if (!(await window.close()) && this.#isOpen) this.#giveUp(accountId);
    if (!this.#isOpen) await running.close();
    await this.#leave(accountId);
  }

  #giveUp(accountId: string): void {
    const { log, id } = this.#options;
    log.warn("browser.window_stuck", { browserId: id, accountId });
    this.#isOpen = false;
  }

  async #leave(accountId: string): Promise<void> {
    this.tenants.delete(accountId);
    if (this.tenants.size > 0) return;
    this.#isOpen = false;
    const running = await this.#launch?.catch(() => undefined);
    if (running === undefined) return this.#onGone();
    await running.close();
    await this.over;
  }

  async #onGone(): Promise<void> {
    this.#isOpen = false;
    // A second launch under way would make the folder anew.
    await Promise.allSettled([...this.#openings]);
    const { folders, id, log } = this.#options;
    await folders.remove(id).catch((error) => {
      log.warn("browser.folder_kept", { browserId: id, error: toError(error).message });
    });
    this.tenants.clear();
    this.#finish();
  }
}
