/** What tests ask of accounts that are open in a browser of this machine, and of what a closed one leaves behind. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { expect } from "vitest";
import type { BrowserHost, OpenBrowser } from "../browser-host";
import { processesOf } from "./test-host";

/** What the account stores, in the folder of a test host. */
export const profileOf = (dir: string, accountId: string) => join(dir, "profiles", accountId, "Default");

/** All at once. */
export async function openAll<Ids extends readonly string[]>(
  host: BrowserHost,
  ...ids: Ids
): Promise<{ [Index in keyof Ids]: OpenBrowser }> {
  return (await Promise.all(ids.map((id) => host.open(id, [])))) as { [Index in keyof Ids]: OpenBrowser };
}

export async function pageOf({ browser }: OpenBrowser): Promise<Page> {
  const [page] = await browser.pages();
  if (page === undefined) throw new Error("no page");
  return page;
}

export async function alive(opened: OpenBrowser): Promise<boolean> {
  return (await pageOf(opened)).evaluate(() => true);
}

/** No process and no record, of shared browsers too. */
export function nothingLeft(dir: string): void {
  expect(processesOf(dir)).toEqual([]);
  expect(readdirSync(join(dir, "running"))).toEqual([]);
  expect(readdirSync(join(dir, "browsers"))).toEqual([]);
}
