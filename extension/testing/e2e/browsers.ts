/** Chromium and Firefox with the built extension, and its pages by name. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser, type Page } from "puppeteer";

export type BrowserKind = "chromium" | "firefox";
export type ExtensionPage = "popup" | "sidepanel" | "welcome";

export interface ExtensionBrowser {
  readonly browser: Browser;
  open(page: ExtensionPage): Promise<Page>;
  close(): Promise<void>;
}

const root = new URL("../../..", import.meta.url);
const builtFor = (target: string) => fileURLToPath(new URL(`dist/extension/${target}-mv3`, root));

/** Any uuid does: pinning it makes the address of Firefox's extension pages known before they are opened. */
const firefoxUuid = "5a1a4b3c-0d2e-4f60-8a9b-1c2d3e4f5a6b";

function foundBrowsers(): { chrome?: string; firefox?: string } {
  const file = fileURLToPath(new URL(".cache/browser.json", root));
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

const executables = {
  chromium: () => process.env.PUPPETEER_EXECUTABLE_PATH ?? foundBrowsers().chrome,
  firefox: () => process.env.FIREFOX_PATH ?? foundBrowsers().firefox,
};

/** Firefox is optional on machines where set-up could not get it; Chromium never is. */
export function isAvailable(kind: BrowserKind): boolean {
  return kind === "chromium" || executables.firefox() !== undefined;
}

export function openBrowser(kind: BrowserKind): Promise<ExtensionBrowser> {
  return kind === "chromium" ? openChromium() : openFirefox();
}

async function openChromium(): Promise<ExtensionBrowser> {
  const executablePath = executables.chromium();
  const browser = await puppeteer.launch({
    ...(executablePath ? { executablePath } : {}),
    pipe: true,
    enableExtensions: [builtFor("chrome")],
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  const worker = await browser.waitForTarget((target) => target.url().startsWith("chrome-extension://"));
  const origin = `chrome-extension://${new URL(worker.url()).host}`;
  return {
    browser,
    close: () => browser.close(),
    async open(name) {
      const page = await browser.newPage();
      await page.goto(`${origin}/${name}.html`);
      return page;
    },
  };
}

async function openFirefox(): Promise<ExtensionBrowser> {
  const folder = builtFor("firefox");
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
  const id: string = manifest.browser_specific_settings.gecko.id;
  const executablePath = executables.firefox();
  const browser = await puppeteer.launch({
    browser: "firefox",
    ...(executablePath ? { executablePath } : {}),
    // Without it pages of an extension cannot be navigated to.
    args: ["-remote-allow-system-access"],
    extraPrefsFirefox: {
      "extensions.webextensions.uuids": JSON.stringify({ [id]: firefoxUuid }),
      "extensions.webextOptionalPermissionPrompts": false,
      "extensions.sidebar.open_at_install": false,
    },
  });
  await browser.installExtension(folder);
  return {
    browser,
    close: () => browser.close(),
    async open(name) {
      const page = await browser.newPage();
      // Firefox swaps the process on the way, so no load event ever arrives.
      await page.goto(`moz-extension://${firefoxUuid}/${name}.html`, { waitUntil: [] });
      await page.waitForSelector("#root > *");
      return page;
    },
  };
}
