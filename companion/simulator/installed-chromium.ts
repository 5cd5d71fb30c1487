/** The Chromium of this machine, found the way the companion finds it. */
import { fileURLToPath } from "node:url";
import { findBrowser } from "../browsers/find-browser";
import { readConfig } from "../config";

export function installedChromium(): string {
  const { browserPath, searchPath } = readConfig();
  const cacheFile = fileURLToPath(new URL("../../.cache/browser.json", import.meta.url));
  const found = findBrowser({ configured: browserPath, cacheFile, path: searchPath, platform: process.platform });
  if ("problem" in found) throw new Error(found.problem);
  return found.executablePath;
}
