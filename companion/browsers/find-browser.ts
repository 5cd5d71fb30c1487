/** Which Chromium to run: the configured one, the one the setup found, or one in the usual places. */
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { z } from "zod";

interface FindOptions {
  /** The value of PUPPETEER_EXECUTABLE_PATH; used as it is or not at all. */
  readonly configured: string | undefined;
  /** `.cache/browser.json`, where `scripts/bootstrap.mjs` notes what it found or downloaded. */
  readonly cacheFile: string;
  readonly path: string;
  readonly platform: NodeJS.Platform;
}

export type FoundBrowser =
  | { readonly executablePath: string }
  /** One sentence for the operator. */
  | { readonly problem: string };

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

const wellKnown: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  ],
  linux: ["/usr/bin/chromium", "/usr/bin/google-chrome-stable", "/snap/bin/chromium"],
};

const cacheSchema = z.object({ chrome: z.string() });

export function findBrowser(options: FindOptions): FoundBrowser {
  const { configured } = options;
  if (configured !== undefined && configured !== "") {
    if (isRunnable(configured)) return { executablePath: configured };
    return { problem: `PUPPETEER_EXECUTABLE_PATH names ${configured}, which is not a program that can be run.` };
  }
  const executablePath = [...candidates(options)].find(isRunnable);
  if (executablePath !== undefined) return { executablePath };
  return { problem: "No Chromium or Chrome was found; install one or set PUPPETEER_EXECUTABLE_PATH to its program." };
}

function* candidates({ cacheFile, path, platform }: FindOptions): Generator<string> {
  const cached = readCache(cacheFile);
  if (cached !== null) yield cached;
  const folders = path.split(delimiter).filter(isAbsolute);
  yield* folders.flatMap((folder) => names.map((name) => join(folder, name)));
  yield* wellKnown[platform] ?? [];
}

function readCache(cacheFile: string): string | null {
  try {
    return cacheSchema.parse(JSON.parse(readFileSync(cacheFile, "utf8"))).chrome;
  } catch {
    return null;
  }
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
