/** Starts a Chromium that is driven over a pipe and recorded as ours, or says why there is none. */
import type { Browser, CDPSession, ConnectOptions } from "puppeteer";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import { BrowserError } from "./browser-error";
import { type ChromiumProcess, type EndDeadlines, type Spawn, signalTree, startChromium } from "./chromium-process";
import { launchFailure } from "./launch-failure";
import type { BrowserRecords } from "./orphans";
import { createPipeTransport } from "./pipe-transport";
import type { ProcessTable } from "./process-table";

export interface StartOptions {
  readonly executablePath: string;
  readonly records: BrowserRecords;
  readonly processes: ProcessTable;
  readonly isRoot: boolean;
  readonly spawn: Spawn;
  /** `puppeteer.connect`. */
  readonly connect: (options: ConnectOptions) => Promise<Browser>;
  readonly clock: Clock;
  readonly deadlines: EndDeadlines & { readonly launchMs: number };
  readonly log: Log;
}

export interface BrowserStart {
  /** Under which name its record is kept: an account's id, or that of a browser several share. */
  readonly id: string;
  readonly userDataDir: string;
  readonly args: readonly string[];
}

interface Connection {
  readonly browser: Browser;
  /** The one session with the browser as a whole: where several come and go at once, puppeteer loses the browser's target. */
  readonly session: CDPSession;
}

export interface RunningBrowser extends Connection {
  readonly pid: number;
  /** Settles when the process and all it started are gone, and its record with them. */
  readonly gone: Promise<void>;
  output(): readonly string[];
  /** Asks, terminates, kills. Idempotent. */
  close(): Promise<void>;
}

/** Any call to the browser fails after this long; calls that matter have shorter limits of their own. */
const protocolTimeoutMs = 120_000;

export async function startBrowser(
  { id, userDataDir, args }: BrowserStart,
  options: StartOptions,
  signal?: AbortSignal,
): Promise<RunningBrowser> {
  throwIfStopped(signal);
  const chromium = await startChromium({ ...options, args }).catch((error) => {
    throw launchFailure(toError(error));
  });
  options.log.info("browser.started", { browserId: id, pid: chromium.pid });
  const remembered = options.records.remember(id, { pid: chromium.pid, profile: userDataDir });
  const gone = Promise.allSettled([chromium.gone, remembered]).then(() => forget(id, options));
  try {
    const connection = await attach(chromium, Promise.all([connect(chromium, options), remembered]), options, signal);
    return ownedBrowser(connection, chromium, gone);
  } catch (error) {
    await gone;
    throw error;
  }
}

export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw calledOff();
}

async function forget(id: string, { records, log }: StartOptions): Promise<void> {
  // A record that stays is harmless: its process no longer matches.
  await records.forget(id).catch((error) => {
    log.warn("browser.record_kept", { browserId: id, error: toError(error).message });
  });
}

/** Waits for the connection to a started Chromium, or ends it and says why there is none. */
async function attach(
  chromium: ChromiumProcess,
  connected: Promise<readonly [Connection, unknown]>,
  { clock, deadlines }: StartOptions,
  signal: AbortSignal | undefined,
): Promise<Connection> {
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
    const [connection] = await Promise.race([connected, failed]);
    return connection;
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

async function connect(chromium: ChromiumProcess, { connect, deadlines }: StartOptions): Promise<Connection> {
  const transport = createPipeTransport(chromium.toChromium, chromium.fromChromium);
  const browser = await connect({ transport, defaultViewport: null, protocolTimeout: protocolTimeoutMs });
  await browser.waitForTarget((target) => target.type() === "page", { timeout: deadlines.launchMs });
  return { browser, session: await browser.target().createCDPSession() };
}

function ownedBrowser(connection: Connection, chromium: ChromiumProcess, gone: Promise<void>): RunningBrowser {
  const { browser } = connection;
  const ask = () => void browser.close().catch(() => {});
  const close = async () => {
    await chromium.end(ask);
    await gone;
  };
  // A broken pipe leaves a browser nobody can drive: end it, so that `gone` tells the whole truth.
  browser.once("disconnected", () => void close());
  return { ...connection, pid: chromium.pid, gone, output: chromium.output, close };
}

function calledOff(): BrowserError {
  return new BrowserError("stopped", "The start was called off");
}
