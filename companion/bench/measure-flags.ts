/** The step `flags`: what each of the companion's Chromium flags saves, by leaving out one at a time. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { connectBrowser } from "../browsers/connect-browser";
import { disabledFeatures, launchArguments, launchFlags } from "../browsers/launch-flags";
import { createBrowserRecords } from "../browsers/orphans";
import { procFs } from "../browsers/process-table";
import { startBrowser } from "../browsers/start-browser";
import { systemClock as clock } from "../clock";
import { silentLog as log } from "../diagnostics/log";
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
  readonly privateMb: number;
  readonly loadedMs: number;
}

function argsOf(userDataDir: string, left: string | null): string[] {
  const isRoot = process.getuid?.() === 0;
  const args = launchArguments({ userDataDir, args: [], isRoot }).filter((arg) => arg !== left);
  const prefix = "--disable-features=";
  return args.map((arg) =>
    arg.startsWith(prefix)
      ? prefix +
        arg
          .slice(prefix.length)
          .split(",")
          .filter((feature) => feature !== left)
          .join(",")
      : arg,
  );
}

/** One browser with the page open: its private memory, and how long the page took to load. */
async function measure(executablePath: string, left: string | null): Promise<Figures> {
  const dir = await mkdtemp(join(tmpdir(), "saklar-flags-"));
  const records = createBrowserRecords({ recordsDir: join(dir, "running"), processes: procFs, clock, log });
  const options = {
    ...{ executablePath, records, processes: procFs, isRoot: process.getuid?.() === 0, spawn, clock, log },
    connect: connectBrowser,
    deadlines: { askMs: 5_000, terminateMs: 3_000, launchMs: 30_000 },
  };
  const userDataDir = join(dir, "profile");
  const running = await startBrowser({ id: "flags", userDataDir, args: argsOf(userDataDir, left) }, options);
  try {
    const [page] = await running.browser.pages();
    const asked = performance.now();
    await page?.goto("https://web.whatsapp.com/", { waitUntil: "load", timeout: 60_000 });
    const loadedMs = performance.now() - asked;
    await pause(settleMs);
    const group = readFamilies().filter(({ session }) => session === running.pid);
    return { loadedMs, privateMb: memoryOf(group.map(({ pid }) => pid)).privateMb };
  } finally {
    await running.close();
    await rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const comparedWith = "with all flags";
const weightWithout = (flag: string): Measure => ({ title: `without ${flag}`, unit: "MB", comparedWith });
const timeWithout = (flag: string): Measure => ({ title: `without ${flag}: page loaded`, unit: "ms", comparedWith });

/** All flags have a turn in each round, as every one that is left out. */
export async function measureFlags({ standIn: { chromium }, options, results }: BenchSurroundings): Promise<void> {
  const flags = [...launchFlags, ...disabledFeatures]
    .map(({ flag }) => flag)
    .filter((flag) => !essential.includes(flag) && flag.includes(options.flag));
  const record = (flag: string, side: Side, { privateMb, loadedMs }: Figures) => {
    results.record(weightWithout(flag), side, privateMb);
    results.record(timeWithout(flag), side, loadedMs);
  };
  for (let round = 1; round <= options.rounds; round += 1) {
    say(`flags: round ${round} of ${options.rounds}`);
    const all = await measure(chromium, null);
    for (const flag of flags) {
      record(flag, "other", all);
      record(flag, "ours", await measure(chromium, flag));
    }
  }
}
