/** `npm run bench -- --flags`: what each of the companion's Chromium flags saves, by leaving out one at a time. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connectBrowser } from "../browsers/connect-browser";
import { disabledFeatures, launchArguments, launchFlags } from "../browsers/launch-flags";
import { createBrowserRecords } from "../browsers/orphans";
import { procFs } from "../browsers/process-table";
import { startBrowser } from "../browsers/start-browser";
import { systemClock as clock } from "../clock";
import { silentLog as log } from "../diagnostics/log";
import { memoryOf, readFamilies } from "./process-memory";
import { renderTable } from "./table";

/** What a browser is not what it is without: they are not left out. */
const essential = [
  "--remote-debugging-pipe",
  "--use-mock-keychain",
  "--password-store=basic",
  "--disable-dev-shm-usage",
];
const settleMs = 2_000;

type Variant = { readonly name: string; readonly without: string | null };

function argsOf(userDataDir: string, without: string | null): string[] {
  const isRoot = process.getuid?.() === 0;
  const args = launchArguments({ userDataDir, args: [], isRoot }).filter((arg) => arg !== without);
  const prefix = "--disable-features=";
  return args.map((arg) =>
    arg.startsWith(prefix)
      ? prefix +
        arg
          .slice(prefix.length)
          .split(",")
          .filter((feature) => feature !== without)
          .join(",")
      : arg,
  );
}

/** Private memory of one browser with the page open, in MB. */
async function measure(executablePath: string, without: string | null): Promise<number> {
  const dir = await mkdtemp(join(tmpdir(), "saklar-flags-"));
  const records = createBrowserRecords({ recordsDir: join(dir, "running"), processes: procFs, clock, log });
  const options = {
    ...{ executablePath, records, processes: procFs, isRoot: process.getuid?.() === 0, spawn, clock, log },
    connect: connectBrowser,
    deadlines: { askMs: 5_000, terminateMs: 3_000, launchMs: 30_000 },
  };
  const userDataDir = join(dir, "profile");
  const running = await startBrowser({ id: "flags", userDataDir, args: argsOf(userDataDir, without) }, options);
  try {
    const [page] = await running.browser.pages();
    await page?.goto("https://web.whatsapp.com/", { waitUntil: "load", timeout: 60_000 });
    await pause(settleMs);
    const group = readFamilies().filter(({ session }) => session === running.pid);
    return memoryOf(group.map(({ pid }) => pid)).privateMb;
  } finally {
    await running.close();
    await rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Resolves to the table; `chromium` finds the stand-in where WhatsApp Web would be. */
export async function measureFlags(chromium: string, rounds: number): Promise<string> {
  const flags = [...launchFlags, ...disabledFeatures]
    .map(({ flag }) => flag)
    .filter((flag) => !essential.includes(flag));
  const variants: Variant[] = [
    { name: "all flags", without: null },
    ...flags.map((flag) => ({ name: flag, without: flag })),
  ];
  const seen = new Map<string, number[]>();
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, without } of variants) {
      seen.set(name, [...(seen.get(name) ?? []), await measure(chromium, without)]);
      process.stderr.write(`round ${round}: without ${without ?? "nothing"}\n`);
    }
  }
  // Whatever disturbs a round only adds memory, such as a process that is on its way out: the least is the truest.
  const base = Math.min(...(seen.get("all flags") ?? []));
  const rows = [...seen].map(([name, megabytes]) => {
    const spread = Math.max(...megabytes) - Math.min(...megabytes);
    const least = Math.min(...megabytes);
    return [name, least.toFixed(0), (least - base).toFixed(1), spread.toFixed(1)];
  });
  return renderTable(["left out", "private MB", "saves MB", "spread MB"], rows);
}
