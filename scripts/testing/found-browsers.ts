/** The browsers that set-up found, for tests that start them. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const cacheFile = fileURLToPath(new URL("../../.cache/browser.json", import.meta.url));

interface FoundBrowsers {
  readonly chrome?: string;
  readonly firefox?: string;
  readonly "chrome-headless-shell"?: string;
}

function cached(): FoundBrowsers {
  return existsSync(cacheFile) ? JSON.parse(readFileSync(cacheFile, "utf8")) : {};
}

export function chromePath(): string {
  const path = process.env.PUPPETEER_EXECUTABLE_PATH ?? cached().chrome;
  if (path === undefined) throw new Error("No Chromium was found: run `node scripts/bootstrap.mjs chrome`.");
  return path;
}

/**
 * Chromium's engine without the browser around it, where set-up found one, else the whole Chromium. For tests of pages and of
 * the library; whatever is about processes, profiles or several accounts in one browser needs the whole one.
 */
export function lightChromePath(): string {
  return process.env.HEADLESS_SHELL_PATH ?? cached()["chrome-headless-shell"] ?? chromePath();
}

/** Undefined where set-up could not get Firefox; its tests are skipped there, and set-up has said so. */
export function firefoxPath(): string | undefined {
  return process.env.FIREFOX_PATH ?? cached().firefox;
}
