/** Chromium and Firefox with the built extension, and its pages by name. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser, type Page } from "puppeteer";
import { launchChromium } from "../../../scripts/testing/chromium";
import { firefoxPath } from "../../../scripts/testing/found-browsers";

export type BrowserKind = "chromium" | "firefox";
export type ExtensionPage = "popup" | "sidepanel" | "welcome" | "options";

export interface ExtensionBrowser {
  readonly browser: Browser;
  open(page: ExtensionPage): Promise<Page>;
  close(): Promise<void>;
}

const builtFor = (target: string) => fileURLToPath(new URL(`../../../dist/extension/${target}-mv3`, import.meta.url));

/** Any uuid does: pinning it makes the address of Firefox's extension pages known before they are opened. */
const firefoxUuid = "5a1a4b3c-0d2e-4f60-8a9b-1c2d3e4f5a6b";

export function isAvailable(kind: BrowserKind): boolean {
  return kind === "chromium" || firefoxPath() !== undefined;
}

export function openBrowser(kind: BrowserKind): Promise<ExtensionBrowser> {
  return kind === "chromium" ? openChromium() : openFirefox();
}

async function openChromium(): Promise<ExtensionBrowser> {
  const browser = await launchChromium({ enableExtensions: [builtFor("chrome")], args: ["--lang=en-US"] });
  const worker = await browser.waitForTarget((target) => target.url().startsWith("chrome-extension://"));
  const origin = `chrome-extension://${new URL(worker.url()).host}`;
  await closeFirstRunPage(browser);
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

/** The welcome page of a fresh install comes a moment later, in front of whatever is open then. */
async function closeFirstRunPage(browser: Browser): Promise<void> {
  const welcome = await browser.waitForTarget((target) => target.url().includes("/welcome.html"));
  await (await welcome.page())?.close();
}

async function openFirefox(): Promise<ExtensionBrowser> {
  const folder = builtFor("firefox");
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
  const id: string = manifest.browser_specific_settings.gecko.id;
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefoxPath() ?? "firefox",
    // Without it pages of an extension cannot be navigated to.
    args: ["-remote-allow-system-access"],
    extraPrefsFirefox: {
      "extensions.webextensions.uuids": JSON.stringify({ [id]: firefoxUuid }),
      "extensions.webextOptionalPermissionPrompts": false,
      "extensions.sidebar.open_at_install": false,
      "intl.locale.requested": "en-US",
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
