/** Puts together where clients come from: which Chromium, which profiles, which limits. */
import { spawn } from "node:child_process";
import { availableParallelism, loadavg, totalmem } from "node:os";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserHost } from "./browsers/browser-host";
import { signalTree } from "./browsers/chromium-process";
import { connectBrowser } from "./browsers/connect-browser";
import { findBrowser } from "./browsers/find-browser";
import { readMemoryKills } from "./browsers/memory-kills";
import { createBrowserRecords } from "./browsers/orphans";
import { createOwnBrowserHost } from "./browsers/own-browser-host";
import { type TrackedHost, trackPlacements } from "./browsers/placements";
import { procFs } from "./browsers/process-table";
import { createProfileFolders, type ProfileFolders } from "./browsers/profile-folders";
import { type BrowserSample, sampleBrowsers } from "./browsers/sampler";
import {
  createSharedBrowserHost,
  type SharedBrowserHost,
  type SharedBrowserHostOptions,
} from "./browsers/shared-browser-host";
import { createSharedFolders } from "./browsers/shared-folders";
import type { Clock } from "./clock";
import type { Config } from "./config";
import type { Log } from "./diagnostics/log";
import { type Deadlines, defaultDeadlines } from "./pool/deadlines";
import { createGovernor, type Governor, type GovernorOptions } from "./pool/governor";
import { systemRandom } from "./random";
import { StartError } from "./start-error";
import { type ClientDeadlines, defaultClientDeadlines } from "./whatsapp/client-deadlines";
import type { ClientFactory } from "./whatsapp/client-port";
import { libraryBrowserArgs } from "./whatsapp/library-client";
import { createWwebjsClientFactory } from "./whatsapp/wwebjs-client";

const launchMs = 30_000;
/** Where the set-up notes which browser it found or downloaded. */
const browserCache = fileURLToPath(new URL("../.cache/browser.json", import.meta.url));

export interface Clients {
  readonly create: ClientFactory;
  readonly browserHost: TrackedHost;
  readonly profiles: Pick<ProfileFolders, "pathOf" | "prepare">;
  readonly deadlines: Deadlines;
  /** Whether this machine has room for one more. */
  readonly governor: Governor;
  /** What every browser takes just now; empty where the system does not tell. */
  sampleBrowsers(): Promise<readonly BrowserSample[]>;
  /** Ends what a crashed companion left running and finishes interrupted removals of profiles. */
  cleanUp(): Promise<void>;
  /** Keeps a browser ready for the next start, where that was asked for. */
  warmUp(): void;
  /** Ends the browser that was kept ready. */
  close(): Promise<void>;
  /** Ends every browser of this data folder at once, without asking. */
  killAll(): void;
}

interface ClientsOptions {
  readonly config: Config;
  /** As it is now: it may change while the companion runs. */
  readonly maxRunning: () => number;
  readonly extraBrowserArgs: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Throws a StartError when there is no browser. */
export function createClients({ config, maxRunning, extraBrowserArgs, clock, log }: ClientsOptions): Clients {
  const profilesDir = join(config.dataDir, "profiles");
  const browsersDir = join(config.dataDir, "browsers");
  const profiles = createProfileFolders(profilesDir);
  const recordsDir = join(config.dataDir, "running");
  const records = createBrowserRecords({ recordsDir, processes: procFs, clock, log });
  const deadlines = { ...defaultDeadlines, ...config.deadlines };
  const folders = createSharedFolders(browsersDir);
  const ours = [profilesDir, browsersDir].map((folder) => `--user-data-dir=${folder}${sep}`);
  const isOurs = (args: readonly string[]) => args.some((arg) => ours.some((start) => arg.startsWith(start)));
  const sample = () => sampleBrowsers(procFs, isOurs);
  const host = createBrowserHost(config, {
    executablePath: executablePath(config),
    profiles,
    folders,
    records,
    processes: procFs,
    extraArgs: extraBrowserArgs,
    isRoot: process.getuid?.() === 0,
    spawn: (command, args, options) => spawn(command, args, { ...options, env: config.browserEnv }),
    connect: connectBrowser,
    clock,
    deadlines: endDeadlines(deadlines),
    newId: systemRandom.uuid,
    log,
  });
  const browserHost = trackPlacements(host);
  return {
    create: createWwebjsClientFactory({
      browserHost,
      clock,
      deadlines: clientDeadlines(deadlines),
      memoryKills: readMemoryKills,
      log,
    }),
    browserHost,
    profiles,
    deadlines,
    governor: createMachineGovernor({ maxRunning, budgetMb: config.memoryBudgetMb }, sample, clock),
    sampleBrowsers: sample,
    cleanUp: async () => {
      await records.reapOrphans();
      await Promise.all([profiles.emptyTrash(), folders.removeAll()]);
    },
    warmUp: () => {
      if (config.isBrowserWarm && "keepWarm" in host) host.keepWarm(libraryBrowserArgs);
    },
    close: async () => {
      if ("close" in host) await host.close();
    },
    killAll: () => {
      for (const { pid, args } of procFs.list()) if (isOurs(args)) signalTree(pid, "SIGKILL");
    },
  };
}

function createBrowserHost(
  { accountsPerBrowser }: Config,
  options: Omit<SharedBrowserHostOptions, "accountsPerBrowser">,
): BrowserHost | SharedBrowserHost {
  if (accountsPerBrowser === 1) return createOwnBrowserHost(options);
  if (process.platform === "linux") return createSharedBrowserHost({ ...options, accountsPerBrowser });
  // Elsewhere Chromium has no windowless mode in which a second launch opens another profile.
  options.log.info("browser.sharing_unavailable", { platform: process.platform });
  return createOwnBrowserHost(options);
}

const megabytes = (bytes: number) => bytes / 1024 / 1024;

/** What there is, or what a container lets this process have. */
export function machineMb(): number {
  const limit = process.constrainedMemory();
  return megabytes(limit > 0 ? Math.min(limit, totalmem()) : totalmem());
}

function createMachineGovernor(
  bounds: Pick<GovernorOptions, "maxRunning" | "budgetMb">,
  sample: Clients["sampleBrowsers"],
  clock: Clock,
): Governor {
  const read = async () => {
    const browsers = await sample();
    const browsersMb = browsers.reduce((sum, { pssMb }) => sum + pssMb, 0);
    return {
      // Where the system does not tell, it tells of no process at all.
      browsersMb: procFs.bootId() === null ? null : browsersMb,
      availableMb: megabytes(process.availableMemory()),
      load: loadavg()[0] ?? 0,
    };
  };
  const processors = availableParallelism();
  return createGovernor({
    clock,
    read,
    processors,
    totalMb: machineMb(),
    ...bounds,
  });
}

function executablePath({ browserPath, searchPath }: Config): string {
  const found = findBrowser({
    configured: browserPath,
    cacheFile: browserCache,
    path: searchPath,
    platform: process.platform,
  });
  if ("problem" in found) throw new StartError(found.problem);
  return found.executablePath;
}

/** Asking politely, then terminating, must both fit into a stop. */
function endDeadlines({ stopMs }: Deadlines) {
  return { askMs: stopMs / 3, terminateMs: stopMs / 5, launchMs };
}

/** A little below the pool's own limits: the client knows more about the reason. */
function clientDeadlines(deadlines: Deadlines): ClientDeadlines {
  const { loadMs, readyMs, tellPhoneMs, codeMs, probeMs, quietAfterLinkMs } = deadlines;
  return {
    ...defaultClientDeadlines,
    loadMs: loadMs * 0.9,
    readyMs: readyMs * 0.9,
    tellPhoneMs: tellPhoneMs * 0.8,
    codeLifeMs: codeMs,
    probeMs,
    quietMs: quietAfterLinkMs,
  };
}
