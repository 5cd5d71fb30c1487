/** Chromium and Firefox with the built extension, and its pages by name. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser, type Page, type Target, type WebWorker } from "puppeteer";
import { launchChromium } from "../../../scripts/testing/chromium";
import { firefoxPath } from "../../../scripts/testing/found-browsers";

export type BrowserKind = "chromium" | "firefox";
export type ExtensionPage = "popup" | "sidepanel" | "welcome" | "options";

/** What the tests call in Chromium's own part of the extension. */
interface WorkerGlobal {
  readonly chrome: {
    readonly action: { openPopup(): Promise<void> };
    readonly notifications: {
      getAll(): Promise<object>;
      readonly onClicked: { dispatch(id: string): void };
    };
  };
}

export interface ExtensionBrowser {
  readonly browser: Browser;
  open(page: ExtensionPage): Promise<Page>;
  close(): Promise<void>;
}

/** The page, and not the picture that the popup begins with, where nothing can be pressed. */
const itself = "#root > :not([data-picture])";

const builtFor = (target: string) => fileURLToPath(new URL(`../../../dist/extension/${target}-mv3`, import.meta.url));

/** Any uuid does: pinning it makes the address of Firefox's extension pages known before they are opened. */
const firefoxUuid = "5a1a4b3c-0d2e-4f60-8a9b-1c2d3e4f5a6b";

export function isAvailable(kind: BrowserKind): boolean {
  return kind === "chromium" || firefoxPath() !== undefined;
}

/** `unloadMs` is how long Firefox keeps a background page that does nothing: half a minute by itself. */
export function openBrowser(kind: BrowserKind, unloadMs = 30_000): Promise<ExtensionBrowser> {
  return kind === "chromium" ? openChromium() : openFirefox(unloadMs);
}

async function openChromium(): Promise<ExtensionBrowser> {
  const browser = await launchChromium({ enableExtensions: [builtFor("chrome")], args: ["--lang=en-US"] });
  const worker = await browser.waitForTarget((target) => target.url().startsWith("chrome-extension://"));
  const origin = `chrome-extension://${new URL(worker.url()).host}`;
  await closeFirstRunPage(browser, (target) => target.url().includes("/welcome.html"));
  return {
    browser,
    close: () => browser.close(),
    async open(name) {
      const page = await browser.newPage();
      await page.goto(`${origin}/${name}.html`);
      await page.waitForSelector(itself);
      return page;
    },
  };
}

/**
 * The welcome page of a fresh install comes a moment later, in front of whatever is open then, and a page that is
 * hidden draws no frames: a press on it waits for seconds, or for ever on a busy machine.
 */
async function closeFirstRunPage(browser: Browser, isFirstRun: (target: Target) => boolean): Promise<void> {
  const welcome = await browser.waitForTarget(isFirstRun, { timeout: 60_000 });
  await (await welcome.page())?.close();
}

async function openFirefox(unloadMs: number): Promise<ExtensionBrowser> {
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
      "extensions.background.idle.timeout": unloadMs,
      "intl.locale.requested": "en-US",
    },
  });
  const known = new Set(browser.targets());
  await browser.installExtension(folder);
  // Firefox tells no address of a tab that an extension opened: it is the one that was not there.
  await closeFirstRunPage(browser, (target) => !known.has(target) && target.type() === "page");
  return {
    browser,
    close: () => browser.close(),
    async open(name) {
      const page = await browser.newPage();
      // Firefox swaps the process on the way, so no load event ever arrives.
      await page.goto(`moz-extension://${firefoxUuid}/${name}.html`, { waitUntil: [] });
      await page.waitForSelector(itself);
      return page;
    },
  };
}

/** The popup at the toolbar's button, as Chromium shows it, and not its page in a tab. */
export async function openRealPopup({ browser }: ExtensionBrowser): Promise<Page> {
  const worker = await workerOf(browser);
  const popup = await newPage(browser, "popup", () =>
    worker.evaluate(() => (globalThis as unknown as WorkerGlobal).chrome.action.openPopup()),
  );
  await popup.waitForSelector(itself);
  return popup;
}

/** The notifications that stand on the desktop, by id. */
export async function shownNotifications({ browser }: ExtensionBrowser): Promise<string[]> {
  const worker = await workerOf(browser);
  return worker.evaluate(async () =>
    Object.keys(await (globalThis as unknown as WorkerGlobal).chrome.notifications.getAll()),
  );
}

/** As the browser tells the extension of a click on one of them; no test reaches the desktop itself. */
export async function clickNotification({ browser }: ExtensionBrowser, id: string): Promise<void> {
  const worker = await workerOf(browser);
  await worker.evaluate((name) => {
    (globalThis as unknown as WorkerGlobal).chrome.notifications.onClicked.dispatch(name);
  }, id);
}

/** The page that comes up by what is done, wherever in the browser. */
export async function newPage(browser: Browser, name: ExtensionPage, act: () => Promise<void>): Promise<Page> {
  const known = new Set(browser.targets());
  await act();
  const isNew = (target: Target) => !known.has(target) && target.url().includes(`/${name}.html`);
  return (await browser.waitForTarget(isNew, { timeout: 60_000 })).asPage();
}

/** Whether Firefox has the background page loaded. `page` is any other page of the extension. */
export function hasBackground(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { chrome } = globalThis as unknown as { readonly chrome: { extension: { getViews(): readonly Window[] } } };
    return chrome.extension.getViews().some(({ location }) => location.pathname.includes("background"));
  });
}

/** The next event wakes it again. */
export async function stopWorker({ browser }: ExtensionBrowser): Promise<void> {
  await (await workerOf(browser)).close();
}

async function workerOf(browser: Browser): Promise<WebWorker> {
  const target = await browser.waitForTarget((entry) => entry.type() === "service_worker", { timeout: 60_000 });
  const worker = await target.worker();
  if (worker === null) throw new Error("The extension has no worker");
  return worker;
}
