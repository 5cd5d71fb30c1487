/** A browser host that gives every account a Chromium process of its own. */
import type { Browser, ConnectOptions } from "puppeteer";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import { BrowserError } from "./browser-error";
import type { BrowserHost, OpenBrowser } from "./browser-host";
import { type ChromiumProcess, type EndDeadlines, type Spawn, signalTree, startChromium } from "./chromium-process";
import { launchFailure, profileFailure } from "./launch-failure";
import { launchArguments } from "./launch-flags";
import type { BrowserRecords } from "./orphans";
import { createPipeTransport } from "./pipe-transport";
import type { ProcessTable } from "./process-table";
import type { ProfileFolders } from "./profile-folders";
import { clearStaleLock } from "./profile-lock";

export interface OwnBrowserHostOptions {
  readonly executablePath: string;
  readonly profiles: ProfileFolders;
  readonly records: BrowserRecords;
  readonly processes: ProcessTable;
  /** Empty in normal runs; a test points the browser at the stand-in. */
  readonly extraArgs: readonly string[];
  readonly isRoot: boolean;
  readonly spawn: Spawn;
  /** `puppeteer.connect`. */
  readonly connect: (options: ConnectOptions) => Promise<Browser>;
  readonly clock: Clock;
  readonly deadlines: EndDeadlines & { readonly launchMs: number };
  readonly log: Log;
}

/** Any call to the browser fails after this long; calls that matter have shorter limits of their own. */
const protocolTimeoutMs = 120_000;

export function createOwnBrowserHost(options: OwnBrowserHostOptions): BrowserHost {
  const { profiles, records, processes } = options;

  async function prepareProfile(accountId: string): Promise<string> {
    try {
      const profile = await profiles.prepare(accountId);
      await clearStaleLock(profile, processes);
      return profile;
    } catch (error) {
      throw profileFailure(toError(error));
    }
  }

  return {
    async open(accountId, args, signal) {
      const profile = await prepareProfile(accountId);
      throwIfStopped(signal);
      const chromium = await startChromium({
        spawn: options.spawn,
        clock: options.clock,
        processes,
        executablePath: options.executablePath,
        args: launchArguments({ profile, args: [...args, ...options.extraArgs], isRoot: options.isRoot }),
        deadlines: options.deadlines,
      }).catch((error) => {
        throw launchFailure(toError(error));
      });
      options.log.info("browser.started", { accountId, pid: chromium.pid });
      const remembered = records.remember(accountId, { pid: chromium.pid, profile });
      const gone = chromium.gone.then(() => forget(accountId));
      const browser = await attach(chromium, Promise.all([connect(chromium, options), remembered]), options, signal);
      return ownedBrowser(browser, chromium, gone);
    },
    removeProfile: (accountId) => profiles.remove(accountId),
  };

  async function forget(accountId: string): Promise<void> {
    // A record that stays is harmless: its process no longer matches.
    await records.forget(accountId).catch((error) => {
      options.log.warn("browser.record_kept", { accountId, error: toError(error).message });
    });
  }
}

/** Waits for the connection to a started Chromium, or ends it and says why there is none. */
async function attach(
  chromium: ChromiumProcess,
  connected: Promise<readonly [Browser, unknown]>,
  { clock, deadlines }: OwnBrowserHostOptions,
  signal: AbortSignal | undefined,
): Promise<Browser> {
  let callOff = () => {};
  let cancelDeadline = () => {};
  const failed = new Promise<never>((_, reject) => {
    callOff = () => reject(calledOff());
    cancelDeadline = clock.after(deadlines.launchMs, () =>
      reject(new BrowserError("load_timeout", "The browser did not answer in time")),
    );
    void chromium.gone.then(() => reject(new Error(`The browser ended with exit code ${chromium.exitCode()}`)));
  });
  signal?.addEventListener("abort", callOff, { once: true });
  if (signal?.aborted) callOff();
  try {
    const [browser] = await Promise.race([connected, failed]);
    return browser;
  } catch (error) {
    await chromium.end(() => signalTree(chromium.pid, "SIGTERM"));
    throw launchFailure(toError(error), chromium.output());
  } finally {
    cancelDeadline();
    signal?.removeEventListener("abort", callOff);
    // One of the two settles after the race: that is nobody's concern any more.
    failed.catch(() => {});
    connected.catch(() => {});
  }
}

async function connect(chromium: ChromiumProcess, { connect, deadlines }: OwnBrowserHostOptions): Promise<Browser> {
  const transport = createPipeTransport(chromium.toChromium, chromium.fromChromium);
  const browser = await connect({ transport, defaultViewport: null, protocolTimeout: protocolTimeoutMs });
  await browser.waitForTarget((target) => target.type() === "page", { timeout: deadlines.launchMs });
  return browser;
}

function ownedBrowser(browser: Browser, chromium: ChromiumProcess, gone: Promise<void>): OpenBrowser {
  const ask = () => void browser.close().catch(() => {});
  const close = async () => {
    await chromium.end(ask);
    await gone;
  };
  // A broken pipe leaves a browser nobody can drive: end it, so that `gone` tells the whole truth.
  browser.once("disconnected", () => void close());
  return { browser, pid: chromium.pid, gone, output: chromium.output, close };
}

function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw calledOff();
}

function calledOff(): BrowserError {
  return new BrowserError("stopped", "The start was called off");
}
