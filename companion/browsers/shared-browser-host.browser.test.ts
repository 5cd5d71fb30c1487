/** Opens accounts in a real shared Chromium, side by side, and closes them. */
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { OpenBrowser } from "./browser-host";
import { hasOpenFiles } from "./open-files";
import { procFs } from "./process-table";
import type { SharedBrowserHost, SharedBrowserHostOptions } from "./shared-browser-host";
import { alive, nothingLeft, openAll, pageOf, profileOf } from "./testing/opened-accounts";
import { createSharedTestHost, createTestHost, removeWithProcesses } from "./testing/test-host";

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

  const [first, second, third] = await openAll(host, one, two, three);

  expect(second.pid).toBe(first.pid);
  expect(third.pid).not.toBe(first.pid);
  await Promise.all([first.close(), second.close(), third.close()]);
  nothingLeft(dir);
});

it("opens several at once in the same Chromium, each with a page of its own", async () => {
  const opened = await openAll(host, one, two, three);

  const pages = await Promise.all(opened.map(({ browser }) => browser.pages()));

  expect(new Set(opened.map(({ pid }) => pid)).size).toBe(1);
  expect(pages.map((list) => list.length)).toEqual([1, 1, 1]);
  expect(new Set(pages.flat()).size).toBe(3);
  await Promise.all(opened.map((account) => account.close()));
  nothingLeft(dir);
});

it("listens on no port", async () => {
  const [first] = await openAll(host, one, two);

  const args = procFs.read(first.pid)?.args ?? [];

  expect(args.filter((arg) => arg.startsWith("--remote-debugging-p"))).toEqual(["--remote-debugging-pipe"]);
});

it("closes one account, with its profile let go of, and leaves the neighbour", async () => {
  const [first, second] = await openAll(host, one, two);

  await first.close();

  await first.gone;
  expect(first.browser.connected).toBe(false);
  expect(await hasOpenFiles(second.pid, profileOf(dir, one), procFs)).toBe(false);
  expect(await hasOpenFiles(second.pid, profileOf(dir, two), procFs)).toBe(true);
  expect(await alive(second)).toBe(true);
});

it("closes pages that the account's page has opened as well", async () => {
  const [first, second] = await openAll(host, one, two);
  const page = await pageOf(first);
  // Chromium itself dies now and then when a page opens another while it is still on its way to its first address.
  await page.goto("data:text/html,a page");
  const opened = new Promise((resolve) => page.once("popup", resolve));
  await page.evaluate(() => void window.open("about:blank"));
  await opened;

  await first.close();

  expect(await hasOpenFiles(second.pid, profileOf(dir, one), procFs)).toBe(false);
  expect(await alive(second)).toBe(true);
});

it("closes all but one at the same time, and leaves that one", async () => {
  const leaving = ["account-2", "account-3", "account-4", "account-5", "account-6", "account-7", "account-8"];
  host = shared({ accountsPerBrowser: 8 });
  const [staying] = await openAll(host, one);
  const others = await Promise.all(leaving.map((account) => host.open(account, [])));

  await Promise.all(others.map((account) => account.close()));

  expect(await alive(staying)).toBe(true);
});

it("tells what each account's page holds", async () => {
  const [light, heavy] = await openAll(host, one, two);
  await (await pageOf(heavy)).evaluate(() => {
    Object.assign(globalThis, { kept: Array.from({ length: 40 }, () => new Uint8Array(1024 * 1024).fill(1)) });
  });

  const [lightMb, heavyMb] = await Promise.all([light.pageMb?.(), heavy.pageMb?.()]);

  expect(lightMb).toBeGreaterThan(0);
  expect(heavyMb).toBeGreaterThan(40);
  expect(lightMb).toBeLessThan(40);
});

it("counts nothing for a page that is stuck in a loop", async () => {
  const [looping] = await openAll(host, one, two);
  void (await pageOf(looping)).evaluate("for (;;) {}").catch(() => {});

  expect(await looping.pageMb?.()).toBeNull();
});

it("opens an account that was set apart in a Chromium of its own", async () => {
  const [first] = await openAll(host, one);
  host.setApart(two);

  const [second] = await openAll(host, two);

  expect(second.pid).not.toBe(first.pid);
  expect(second.pageMb).toBeUndefined();
});

it("opens an account again in the same Chromium", async () => {
  const [first, second] = await openAll(host, one, two);
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
  nothingLeft(dir);
});

it("refuses an account that is open already", async () => {
  await openAll(host, one);

  await expect(host.open(one, [])).rejects.toMatchObject({ reason: "profile_locked" });
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

/** First processes of the Chromiums that run. */
function leaders(): number[] {
  return procFs
    .list()
    .filter(({ pid, groupId, args }) => pid === groupId && args.some((arg) => arg.includes(dir)))
    .map(({ pid }) => pid);
}
