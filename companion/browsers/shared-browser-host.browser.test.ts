/** Opens accounts in a real shared Chromium, and takes them out of it in every way one can go. */
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConnectOptions } from "puppeteer";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Clock, systemClock } from "../clock";
import type { OpenBrowser } from "./browser-host";
import { connectBrowser } from "./connect-browser";
import { hasOpenFiles } from "./open-files";
import { procFs } from "./process-table";
import type { SharedBrowserHost, SharedBrowserHostOptions } from "./shared-browser-host";
import { createSharedTestHost, createTestHost, processesOf, removeWithProcesses } from "./testing/test-host";

const [one, two, three] = ["account-1", "account-2", "account-3"] as const;
let dir: string;
let host: SharedBrowserHost;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "saklar-shared-"));
  host = shared();
});

afterEach(() => removeWithProcesses(dir));

it("puts accounts into one Chromium up to the limit, and the next into another", async () => {
  host = shared({ accountsPerBrowser: 2 });

  const [first, second, third] = await openAll(one, two, three);

  expect(second.pid).toBe(first.pid);
  expect(third.pid).not.toBe(first.pid);
  await Promise.all([first.close(), second.close(), third.close()]);
  nothingLeft();
});

it("opens several at once in the same Chromium, each with a page of its own", async () => {
  const opened = await openAll(one, two, three);

  const pages = await Promise.all(opened.map(({ browser }) => browser.pages()));

  expect(new Set(opened.map(({ pid }) => pid)).size).toBe(1);
  expect(pages.map((list) => list.length)).toEqual([1, 1, 1]);
  expect(new Set(pages.flat()).size).toBe(3);
  await Promise.all(opened.map((account) => account.close()));
  nothingLeft();
});

it("listens on no port", async () => {
  const [first] = await openAll(one, two);

  const args = procFs.read(first.pid)?.args ?? [];

  expect(args.filter((arg) => arg.startsWith("--remote-debugging-p"))).toEqual(["--remote-debugging-pipe"]);
});

it("closes one account, with its profile let go of, and leaves the neighbour", async () => {
  const [first, second] = await openAll(one, two);

  await first.close();

  await first.gone;
  expect(first.browser.connected).toBe(false);
  expect(await hasOpenFiles(second.pid, profileOf(one), procFs)).toBe(false);
  expect(await hasOpenFiles(second.pid, profileOf(two), procFs)).toBe(true);
  expect(await alive(second)).toBe(true);
});

it("closes pages that the account's page has opened as well", async () => {
  const [first, second] = await openAll(one, two);
  const page = await pageOf(first);
  // Chromium itself dies now and then when a page opens another while it is still on its way to its first address.
  await page.goto("data:text/html,a page");
  const opened = new Promise((resolve) => page.once("popup", resolve));
  await page.evaluate(() => void window.open("about:blank"));
  await opened;

  await first.close();

  expect(await hasOpenFiles(second.pid, profileOf(one), procFs)).toBe(false);
  expect(await alive(second)).toBe(true);
});

it("closes all but one at the same time, and leaves that one", async () => {
  const leaving = ["account-2", "account-3", "account-4", "account-5", "account-6", "account-7", "account-8"];
  host = shared({ accountsPerBrowser: 8 });
  const [staying] = await openAll(one);
  const others = await Promise.all(leaving.map((account) => host.open(account, [])));

  await Promise.all(others.map((account) => account.close()));

  expect(await alive(staying)).toBe(true);
});

it("tells what each account's page holds", async () => {
  const [light, heavy] = await openAll(one, two);
  await (await pageOf(heavy)).evaluate(() => {
    Object.assign(globalThis, { kept: Array.from({ length: 40 }, () => new Uint8Array(1024 * 1024).fill(1)) });
  });

  const [lightMb, heavyMb] = await Promise.all([light.pageMb?.(), heavy.pageMb?.()]);

  expect(lightMb).toBeGreaterThan(0);
  expect(heavyMb).toBeGreaterThan(40);
  expect(lightMb).toBeLessThan(40);
});

it("counts nothing for a page that is stuck in a loop", async () => {
  const [looping] = await openAll(one, two);
  void (await pageOf(looping)).evaluate("for (;;) {}").catch(() => {});

  expect(await looping.pageMb?.()).toBeNull();
});

it("opens an account that was set apart in a Chromium of its own", async () => {
  const [first] = await openAll(one);
  host.setApart(two);

  const [second] = await openAll(two);

  expect(second.pid).not.toBe(first.pid);
  expect(second.pageMb).toBeUndefined();
});

it("opens an account again in the same Chromium", async () => {
  const [first, second] = await openAll(one, two);
  await first.close();

  const again = await host.open(one, []);

  expect(again.pid).toBe(second.pid);
  expect(await alive(again)).toBe(true);
});

it("kept warm, has a Chromium open before an account needs it, and after it as well", async () => {
  const warm = shared();
  warm.keepWarm([]);
  const [kept] = await vi.waitFor(async () => {
    const running = leaders();
    expect(running).toHaveLength(1);
    return running;
  });

  const first = await warm.open(one, []);

  expect(first.pid).toBe(kept);
  // The blank window has done its work.
  await vi.waitFor(() => expect(readdirSync(join(dir, "profiles"))).toEqual([one]));
  expect(await alive(first)).toBe(true);
  await first.close();
  await vi.waitFor(() => expect(leaders()).toHaveLength(1));
  await warm.close();
  nothingLeft();
});

it("refuses an account that is open already", async () => {
  await openAll(one);

  await expect(host.open(one, [])).rejects.toMatchObject({ reason: "profile_locked" });
});

it("tells every account when the Chromium is killed, and opens them again in another", async () => {
  const [first, second] = await openAll(one, two);

  process.kill(first.pid, "SIGKILL");

  await Promise.all([first.gone, second.gone]);
  nothingLeft();
  const [again] = await openAll(one, two);
  expect(await alive(again)).toBe(true);
});

it("lets go of the profiles of a page that crashed and of one that is stuck in a loop", async () => {
  const [crashed, looping] = await openAll(one, two, three);
  await crash(crashed);
  void (await pageOf(looping)).evaluate("for (;;) {}").catch(() => {});

  await Promise.all([crashed.close(), looping.close()]);

  // Whether the neighbour lived through it is Chromium's to say: it may have to come back by itself.
  expect(await hasOpenFiles(crashed.pid, profileOf(one), procFs)).toBe(false);
  expect(await hasOpenFiles(looping.pid, profileOf(two), procFs)).toBe(false);
});

it("F6: ends a Chromium that does not answer any more, whoever else is in it", async () => {
  host = shared({ deadlines: { askMs: 300, terminateMs: 300, launchMs: 60_000 } });
  const [first, second] = await openAll(one, two);
  process.kill(first.pid, "SIGSTOP");

  await first.close();

  await second.gone;
  nothingLeft();
});

it("gives up a window whose page answers nothing, and ends the Chromium that cannot be rid of it", async () => {
  const launchMs = 60_000;
  let isAsked = false;
  const connect = async (options: ConnectOptions) => {
    const browser = await connectBrowser(options);
    const find = browser.waitForTarget.bind(browser);
    browser.waitForTarget = async (...args) => {
      const target = await find(...args);
      target.page = () => {
        isAsked = true;
        return new Promise(() => {});
      };
      return target;
    };
    return browser;
  };
  const after: Clock["after"] = (ms, run) => systemClock.after(isAsked && ms === launchMs ? 0 : ms, run);
  host = shared({
    connect,
    clock: { ...systemClock, after },
    deadlines: { askMs: 5_000, terminateMs: 3_000, launchMs },
  });

  await expect(host.open(one, [])).rejects.toMatchObject({ reason: "internal" });

  nothingLeft();
});

it("gives an account that keeps crashing a Chromium of its own", async () => {
  const neighbour = await host.open(two, []);
  for (let crashes = 0; crashes < 3; crashes += 1) {
    const opened = await host.open(one, []);
    await crash(opened);
    await opened.close();
  }

  const apart = await host.open(one, []);

  expect(apart.pid).not.toBe(neighbour.pid);
  expect(procFs.read(apart.pid)?.args).toContain(`--user-data-dir=${join(dir, "profiles", one)}`);
  await apart.close();
});

it("leaves no process when the only launch is called off", async () => {
  const stop = new AbortController();
  const opening = host.open(one, [], stop.signal);
  await vi.waitUntil(() => processesOf(dir).length > 0, { interval: 5 });

  stop.abort();

  await expect(opening).rejects.toMatchObject({ reason: "stopped" });
  nothingLeft();
});

it("goes on for those who wait when one start is called off", async () => {
  const stop = new AbortController();
  const [calledOff, waiting] = [host.open(one, [], stop.signal), host.open(two, [])];
  await vi.waitUntil(() => processesOf(dir).length > 0, { interval: 5 });

  stop.abort();

  await expect(calledOff).rejects.toMatchObject({ reason: "stopped" });
  const opened = await waiting;
  expect(await alive(opened)).toBe(true);
  expect(await hasOpenFiles(opened.pid, profileOf(one), procFs)).toBe(false);
});

it("keeps what a page stored when the account moves between the two shapes", async () => {
  const own = createTestHost(dir);
  const mark = async (opened: OpenBrowser, text: string) => {
    const page = await pageOf(opened);
    await page.goto("chrome://version");
    const before = await page.evaluate(() => localStorage.getItem("mark"));
    await page.evaluate((value) => localStorage.setItem("mark", value), text);
    await opened.close();
    return before;
  };
  await host.open(two, []);

  expect(await mark(await own.open(one, []), "own")).toBe(null);
  expect(await mark(await host.open(one, []), "shared")).toBe("own");
  expect(await mark(await own.open(one, []), "own again")).toBe("shared");
});

const shared = (changes: Partial<SharedBrowserHostOptions> = {}) => createSharedTestHost(dir, changes);
const profileOf = (accountId: string) => join(dir, "profiles", accountId, "Default");

async function openAll<Ids extends readonly string[]>(...ids: Ids): Promise<{ [Index in keyof Ids]: OpenBrowser }> {
  return (await Promise.all(ids.map((id) => host.open(id, [])))) as { [Index in keyof Ids]: OpenBrowser };
}

async function pageOf({ browser }: OpenBrowser) {
  const [page] = await browser.pages();
  if (page === undefined) throw new Error("no page");
  return page;
}

async function alive(opened: OpenBrowser): Promise<boolean> {
  return (await pageOf(opened)).evaluate(() => true);
}

/** Settles when the page is dead, or all of Chromium with it. */
async function crash(opened: OpenBrowser): Promise<void> {
  const page = await pageOf(opened);
  // Chromium refuses to crash a page that is still on its way to its first address.
  await page.goto("data:text/html,a page");
  const crashed = new Promise((resolve) => page.once("error", resolve));
  const session = await page.createCDPSession();
  void session.send("Page.crash").catch(() => {});
  await Promise.race([crashed, opened.gone]);
}

/** First processes of the Chromiums that run. */
function leaders(): number[] {
  return procFs
    .list()
    .filter(({ pid, groupId, args }) => pid === groupId && args.some((arg) => arg.includes(dir)))
    .map(({ pid }) => pid);
}

function nothingLeft(): void {
  expect(processesOf(dir)).toEqual([]);
  expect(readdirSync(join(dir, "running"))).toEqual([]);
  expect(readdirSync(join(dir, "browsers"))).toEqual([]);
}
