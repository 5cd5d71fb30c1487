/** The step `extension`: what it weighs and takes: bundles, the popup's first list, typing and sorting, and a hundred changes a second. */
import { setTimeout as pause } from "node:timers/promises";
import type { CDPSession, Page } from "puppeteer";
import type { Account } from "#shared/account";
import { manyAccounts } from "../../scripts/screens/demo-accounts.mjs";
import { type DemoCompanion, startDemoCompanion } from "../../scripts/screens/demo-companion.mjs";
import { extensionSizes } from "../../scripts/sizes.mjs";
import type { BenchSurroundings } from "./bench-run";
import { type ExtensionBrowser, openExtension } from "./extension-browser";
import type { Measure } from "./measures";
import type { Results } from "./results";

interface Bench {
  readonly companion: DemoCompanion;
  readonly browser: ExtensionBrowser;
  readonly rounds: number;
  readonly record: (measure: Measure, ...values: readonly number[]) => void;
  readonly results: Results;
}

const many = 500;
const changesPerSecond = 100;
const seconds = 10;
/** A popup that was live for so long has kept its picture. */
const pictureTakenMs = 1000;
/** By then a panel that has just become live has kept its list for the next time and asked for the pictures in sight. */
const settledMs = 2000;
/** A popup's window goes a little after its page, and would slow the next that opens. */
const goneMs = 200;

const worstBelow = (limit: number) => [{ of: "worst", below: limit }] as const;

export async function measureExtension({ options, results }: BenchSurroundings): Promise<void> {
  const record: Bench["record"] = (measure, ...values) => results.record(measure, "ours", ...values);
  const companion = await startDemoCompanion();
  companion.show(manyAccounts(many));
  const browser = await openExtension(companion.url);
  const bench = { companion, browser, rounds: options.rounds, record, results };
  try {
    weigh(bench);
    for (const count of [10, many]) await measureFirstList(bench, count);
    await measureHandling(bench);
    await measureChanges(bench);
  } finally {
    await browser.close();
    await companion.stop();
  }
}

function weigh({ record }: Bench): void {
  for (const { name, rawKb, packedKb } of extensionSizes()) {
    record({ title: `${name}: loaded at once`, unit: "kB" }, rawKb);
    record({ title: `${name}: the same, gzipped`, unit: "kB" }, packedKb);
  }
}

/** What the popup begins with is the list as it showed it last; then comes the page, and is live. In turns with that list alone. */
async function measureFirstList({ companion, browser, rounds, record, results }: Bench, count: number): Promise<void> {
  const measure: Measure = {
    title: `popup → first list, ${count} accounts`,
    unit: "ms",
    comparedWith: "the same list in a popup without a script",
    goals: [{ of: "median", below: 150 }],
  };
  companion.show(manyAccounts(count));
  const panel = await browser.openPanel();
  await browser.remembers(panel, count);
  await panel.close();
  await opened(await browser.openPopup());
  await browser.keepStill();
  for (let round = 0; round < rounds * 4; round += 1) {
    const { paintedMs, liveMs } = await opened(await browser.openPopup());
    results.record(measure, "ours", paintedMs);
    record({ title: `popup → live list, ${count} accounts`, unit: "ms" }, liveMs);
    results.record(measure, "other", await firstPaint(await browser.openPopup("still")));
  }
}

/** Closed when its picture was taken for the next time. */
async function opened(popup: Page): Promise<{ readonly paintedMs: number; readonly liveMs: number }> {
  const live = await popup.waitForFunction(
    () => document.querySelector("[data-greyed=false] li") !== null && performance.now(),
    { polling: "raf" },
  );
  const liveMs = Number(await live.jsonValue());
  await pause(pictureTakenMs);
  return { paintedMs: await firstPaint(popup), liveMs };
}

async function firstPaint(popup: Page): Promise<number> {
  await popup.waitForSelector("main li");
  const painted = await popup.waitForFunction(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  );
  const paintedMs = Number(await painted.jsonValue());
  await popup.close();
  await pause(goneMs);
  return paintedMs;
}

/** Runs in the page: does what is asked and resolves to the milliseconds until it is painted. */
async function painted(act: string, text: string): Promise<number> {
  const field = document.querySelector<HTMLInputElement>("input[type=search]");
  const chip = document.querySelector<HTMLElement>("fieldset button");
  const choice = [...document.querySelectorAll<HTMLElement>("[role=menuitemradio]")].find((item) =>
    item.textContent?.includes(text),
  );
  const before = performance.now();
  if (act === "search") {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
    field?.dispatchEvent(new Event("input", { bubbles: true }));
  } else (act === "filter" ? chip : choice)?.click();
  await new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  });
  return performance.now() - before;
}

async function measureHandling({ browser, rounds, record }: Bench): Promise<void> {
  const panel = await browser.openPanel();
  await pause(settledMs);
  const limit = { unit: "ms", goals: worstBelow(50) } as const;
  for (let round = 0; round < rounds; round += 1) {
    for (const text of ["C", "Ca", "Cabang 4", "Cabang 41", ""]) {
      record({ title: `search, ${many} accounts`, ...limit }, await panel.evaluate(painted, "search", text));
    }
    for (const _ of ["on", "off"]) {
      record({ title: `filter, ${many} accounts`, ...limit }, await panel.evaluate(painted, "filter", ""));
    }
    for (const order of ["Name", "Sent today", "Needs you first"]) {
      await panel.locator("button[aria-label='Sort by']").click();
      await panel.waitForSelector("[role=menuitemradio]");
      record({ title: `order, ${many} accounts`, ...limit }, await panel.evaluate(painted, "order", order));
      await panel.waitForSelector("[role=menuitemradio]", { hidden: true });
    }
  }
  await panel.close();
}

/** How long the page's main thread was busy, in milliseconds since it began. */
async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
}

async function measureChanges({ companion, browser, record }: Bench): Promise<void> {
  const panel = await browser.openPanel();
  const session = await panel.createCDPSession();
  await session.send("Performance.enable");
  const accounts = [...manyAccounts(many)];
  const words = `${changesPerSecond} changes a second, ${many} accounts`;
  await watchFrames(panel);
  for (let second = 0; second < seconds; second += 1) {
    const before = await busyMs(session);
    await oneSecond(companion, accounts, second);
    record({ title: `${words}: main thread busy, of each second`, unit: "ms" }, (await busyMs(session)) - before);
  }
  record({ title: `${words}: frame after frame`, unit: "ms" }, ...(await framesOf(panel)));
  await panel.close();
}

/** Every change is seen: status and order follow, as the list shows problems first. */
async function oneSecond(companion: DemoCompanion, accounts: Account[], second: number): Promise<void> {
  const began = performance.now();
  for (let change = 0; change < changesPerSecond; change += 1) {
    const index = (second * 37 + change * 7) % accounts.length;
    const account = accounts[index];
    if (account === undefined) continue;
    const isUp = account.status === "ready";
    const next = {
      ...account,
      ...(isUp ? { status: "error", reason: "crash_loop" } : { status: "ready", reason: null }),
      since: new Date().toISOString(),
      rev: 1001 + second * changesPerSecond + change,
    } as Account;
    accounts[index] = next;
    companion.tell(next);
    const dueMs = began + ((change + 1) * 1000) / changesPerSecond - performance.now();
    if (dueMs > 0) await new Promise((resolve) => setTimeout(resolve, dueMs));
  }
}

interface FrameLog {
  frames: number[];
  last: number;
  /** No function of its own name: the compiler of `tsx` would add a helper that the page does not have. */
  watch: (now: number) => void;
}

async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const log = globalThis as unknown as FrameLog;
    log.frames = [];
    log.last = performance.now();
    log.watch = (now) => {
      log.frames.push(now - log.last);
      log.last = now;
      requestAnimationFrame(log.watch);
    };
    requestAnimationFrame(log.watch);
  });
}

function framesOf(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as FrameLog).frames);
}
