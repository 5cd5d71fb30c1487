/** The step `flags`: what each of the companion's Chromium flags saves, by leaving out one at a time. */
import { spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { BrowserHost, OpenBrowser } from "../browsers/browser-host";
import type { Spawn } from "../browsers/chromium-process";
import { disabledFeatures, launchFlags } from "../browsers/launch-flags";
import { createSharedTestHost, createTestHost, removeWithProcesses } from "../browsers/testing/test-host";
import type { BenchSurroundings } from "./bench-run";
import type { Measure } from "./measures";
import { memoryOf, readFamilies } from "./process-memory";
import type { Side } from "./results";
import { say } from "./say";

/** What a browser is not what it is without: they are not left out. */
const essential = [
  "--remote-debugging-pipe",
  "--use-mock-keychain",
  "--password-store=basic",
  "--disable-dev-shm-usage",
];
/** After two seconds a process that goes away again was there or not, which weighed more than most flags. */
const settleMs = 6_000;

interface Figures {
  readonly pssMb: number;
  readonly loadedMs: number;
}

interface Subject {
  readonly executablePath: string;
  /** The flag or disabled feature that is left out. */
  readonly left: string | null;
  /** One is in a Chromium of its own, several share one. */
  readonly accounts: number;
}

function withoutFlag(args: readonly string[], left: string | null): string[] {
  const prefix = "--disable-features=";
  const withoutFeature = (arg: string) => {
    const features = arg.slice(prefix.length).split(",");
    return prefix + features.filter((feature) => feature !== left).join(",");
  };
  return args.filter((arg) => arg !== left).map((arg) => (arg.startsWith(prefix) ? withoutFeature(arg) : arg));
}

/** One browser with a page for each account: its memory (PSS), and how long the pages took to load. */
async function measure({ executablePath, left, accounts }: Subject): Promise<Figures> {
  const dir = await mkdtemp(join(tmpdir(), "saklar-flags-"));
  const spawnWithout: Spawn = (command, args, options) => spawn(command, withoutFlag(args, left), options);
  const changes = { executablePath, spawn: spawnWithout };
  const host: BrowserHost =
    accounts === 1
      ? createTestHost(dir, changes)
      : createSharedTestHost(dir, { ...changes, accountsPerBrowser: accounts });
  const opened: OpenBrowser[] = [];
  try {
    for (let account = 1; account <= accounts; account += 1) opened.push(await host.open(`account-${account}`, []));
    const asked = performance.now();
    await Promise.all(opened.map(openPage));
    const loadedMs = performance.now() - asked;
    await pause(settleMs);
    const group = readFamilies().filter(({ session }) => session === opened[0]?.pid);
    return { loadedMs, pssMb: memoryOf(group.map(({ pid }) => pid)).pssMb };
  } finally {
    await Promise.all(opened.map((account) => account.close()));
    removeWithProcesses(dir);
  }
}

async function openPage({ browser }: OpenBrowser): Promise<void> {
  const [page] = await browser.pages();
  await page?.goto("https://web.whatsapp.com/", { waitUntil: "load", timeout: 60_000 });
}

const comparedWith = "with all flags";
const weightWithout = (flag: string): Measure => ({ title: `without ${flag}`, unit: "MB", comparedWith });
const timeWithout = (flag: string): Measure => ({ title: `without ${flag}: page loaded`, unit: "ms", comparedWith });

/** All flags have a turn in each round, as every one that is left out. */
export async function measureFlags({ standIn: { chromium }, options, results }: BenchSurroundings): Promise<void> {
  const flags = [...launchFlags, ...disabledFeatures]
    .map(({ flag }) => flag)
    .filter((flag) => !essential.includes(flag) && flag.includes(options.flag));
  const record = (flag: string, side: Side, { pssMb, loadedMs }: Figures) => {
    results.record(weightWithout(flag), side, pssMb);
    results.record(timeWithout(flag), side, loadedMs);
  };
  for (let round = 1; round <= options.rounds; round += 1) {
    say(`flags: round ${round} of ${options.rounds}`);
    const measureWithout = (left: string | null) =>
      measure({ executablePath: chromium, left, accounts: options.perBrowser });
    const all = await measureWithout(null);
    for (const flag of flags) {
      record(flag, "other", all);
      record(flag, "ours", await measureWithout(flag));
    }
  }
}
