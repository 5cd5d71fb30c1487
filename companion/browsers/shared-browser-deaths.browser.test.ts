/** What dies, hangs or is called off in a real shared Chromium, and what becomes of the neighbours. */
import { mkdtempSync } from "node:fs";
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
import { alive, nothingLeft, openAll, pageOf, profileOf } from "./testing/opened-accounts";
import { createSharedTestHost, processesOf, removeWithProcesses } from "./testing/test-host";

const [one, two, three] = ["account-1", "account-2", "account-3"] as const;
let dir: string;
let host: SharedBrowserHost;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "saklar-shared-"));
  host = shared();
});

afterEach(() => removeWithProcesses(dir));

it("tells every account when the Chromium is killed, and opens them again in another", async () => {
  const [first, second] = await openAll(host, one, two);

  process.kill(first.pid, "SIGKILL");

  await Promise.all([first.gone, second.gone]);
  nothingLeft(dir);
  const [again] = await openAll(host, one, two);
  expect(await alive(again)).toBe(true);
});

it("lets go of the profiles of a page that crashed and of one that is stuck in a loop", async () => {
  const [crashed, looping] = await openAll(host, one, two, three);
  await crash(crashed);
  void (await pageOf(looping)).evaluate("for (;;) {}").catch(() => {});

  await Promise.all([crashed.close(), looping.close()]);

  // Whether the neighbour lived through it is Chromium's to say: it may have to come back by itself.
  expect(await hasOpenFiles(crashed.pid, profileOf(dir, one), procFs)).toBe(false);
  expect(await hasOpenFiles(looping.pid, profileOf(dir, two), procFs)).toBe(false);
});

it("F6: ends a Chromium that does not answer any more, whoever else is in it", async () => {
  host = shared({ deadlines: { askMs: 300, terminateMs: 300, launchMs: 60_000 } });
  const [first, second] = await openAll(host, one, two);
  process.kill(first.pid, "SIGSTOP");

  await first.close();

  await second.gone;
  nothingLeft(dir);
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

  nothingLeft(dir);
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
  nothingLeft(dir);
});

it("goes on for those who wait when one start is called off", async () => {
  const stop = new AbortController();
  const [calledOff, waiting] = [host.open(one, [], stop.signal), host.open(two, [])];
  await vi.waitUntil(() => processesOf(dir).length > 0, { interval: 5 });

  stop.abort();

  await expect(calledOff).rejects.toMatchObject({ reason: "stopped" });
  const opened = await waiting;
  expect(await alive(opened)).toBe(true);
  expect(await hasOpenFiles(opened.pid, profileOf(dir, one), procFs)).toBe(false);
});

const shared = (changes: Partial<SharedBrowserHostOptions> = {}) => createSharedTestHost(dir, changes);

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
