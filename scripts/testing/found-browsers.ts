/** The browsers that set-up found, for tests that start them. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const cacheFile = fileURLToPath(new URL("../../.cache/browser.json", import.meta.url));

function cached(): { readonly chrome?: string; readonly firefox?: string } {
  return existsSync(cacheFile) ? JSON.parse(readFileSync(cacheFile, "utf8")) : {};
}

export function chromePath(): string {
  const path = process.env.PUPPETEER_EXECUTABLE_PATH ?? cached().chrome;
  if (path === undefined) throw new Error("No Chromium was found: run `node scripts/bootstrap.mjs chrome`.");
  return path;
}

/** Undefined where set-up could not get Firefox; its tests are skipped there, and set-up has said so. */
export function firefoxPath(): string | undefined {
  return process.env.FIREFOX_PATH ?? cached().firefox;
}
