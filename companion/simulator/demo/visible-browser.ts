/** A window for the person at the screen: the extension's welcome page and the simulated phones. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "puppeteer";
import { openBrowserWithExtension } from "../../../scripts/open-browser.mjs";
import type { Demo } from "./start-demo";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Null when no window can be opened. */
export function openVisibleBrowser(demo: Demo, executablePath: string | undefined): Promise<Browser | null> {
  return openBrowserWithExtension({
    root,
    executablePath,
    userDataDir: join(demo.folder, "browser"),
    pages: [demo.phonesUrl],
  });
}
