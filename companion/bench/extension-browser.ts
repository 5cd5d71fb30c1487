/** Chromium with the built extension, paired with a companion, which may only pretend: what the bench of the extension drives. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer";
import { extensionFolder, refreshExtension } from "../../scripts/extension-build.mjs";
import { launchChromium } from "../../scripts/testing/chromium";

interface ChromeGlobal {
  readonly chrome: {
    readonly action: { openPopup(): Promise<void>; setPopup(of: { readonly popup: string }): Promise<void> };
    readonly storage: {
      readonly local: { set(items: object): Promise<void>; get(key: string): Promise<Record<string, unknown>> };
    };
  };
}

export interface ExtensionBrowser {
  /** The panel in a tab of the size of a side panel, live. */
  openPanel(): Promise<Page>;
  /** The real popup, as a click on the toolbar opens it; or what `keepStill` kept of it. */
  openPopup(name?: "popup" | "still"): Promise<Page>;
  /** Keeps what the popup showed last as a page with the same styles and no script at all: none with that content is quicker. */
  keepStill(): Promise<void>;
  /** Resolves when the last list that the extension keeps has so many accounts. */
  remembers(page: Page, count: number): Promise<void>;
  close(): Promise<void>;
}

const patienceMs = 60_000;

/** The built extension in a folder that may be written to. */
function copyExtension(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "saklar-bench-extension-"));
  cpSync(extensionFolder("chrome"), folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The popup's page with `picture` where the list will be, and without what loads and draws it. */
function stillPage(popupHtml: string, picture: string): string {
  return popupHtml
    .replace(/<template[\s\S]*<\/script>/, "")
    .replace('<div id="root"></div>', () => `<div id="root"><div data-picture inert>${picture}</div></div>`);
}

interface Device {
  readonly deviceId: string;
  readonly token: string;
}

/** The companion of `scripts/screens` signs with this token. */
const pretended: Device = { deviceId: "demo", token: "demo" };
const paired = { state: "paired", scope: "admin", expiresAt: "2099-01-01T00:00:00.000Z" };

async function pair(browser: Browser, companionUrl: string, device: Device): Promise<void> {
  const welcome = await browser.waitForTarget((target) => target.url().includes("/welcome.html"));
  const page = await welcome.asPage();
  await page.evaluate((items) => (globalThis as unknown as ChromeGlobal).chrome.storage.local.set(items), {
    pairing: { ...paired, ...device, companionUrl },
    preferences: { companionUrl, notifications: false, theme: "light", language: "en" },
  });
  await page.close();
}

export async function openExtension(companionUrl: string, device = pretended): Promise<ExtensionBrowser> {
  refreshExtension();
  const extension = copyExtension();
  const browser = await launchChromium({ enableExtensions: [extension.folder], args: ["--lang=en-US"] });
  await pair(browser, companionUrl, device);
  const target = await browser.waitForTarget((entry) => entry.type() === "service_worker");
  const { host } = new URL(target.url());
  /** It comes and goes, so it is asked for each time. */
  const background = async () => {
    const worker = await target.worker();
    if (worker === null) throw new Error("The extension has no service worker");
    return worker;
  };
  return {
    async openPanel() {
      const page = await browser.newPage();
      await page.setViewport({ width: 420, height: 760 });
      await page.goto(`chrome-extension://${host}/sidepanel.html`);
      await page.waitForSelector("[data-greyed=false] article", { timeout: patienceMs });
      return page;
    },
    async openPopup(name = "popup") {
      await (await background()).evaluate(async (popup) => {
        const { action } = (globalThis as unknown as ChromeGlobal).chrome;
        await action.setPopup({ popup });
        await action.openPopup();
      }, `${name}.html`);
      const popup = await browser.waitForTarget((entry) => entry.url().endsWith(`/${name}.html`), {
        timeout: patienceMs,
      });
      return popup.asPage();
    },
    async keepStill() {
      const picture = await (await background()).evaluate(async () => {
        const { popupPicture } = await (globalThis as unknown as ChromeGlobal).chrome.storage.local.get("popupPicture");
        return (popupPicture as { html: string }).html;
      });
      const popupHtml = readFileSync(join(extension.folder, "popup.html"), "utf8");
      writeFileSync(join(extension.folder, "still.html"), stillPage(popupHtml, picture));
    },
    async remembers(page, count) {
      const isKept = async (wanted: number) => {
        const { lastList } = await (globalThis as unknown as ChromeGlobal).chrome.storage.local.get("lastList");
        const { json = "{}" } = (lastList ?? {}) as { readonly json?: string };
        return (JSON.parse(json) as { readonly accounts?: readonly unknown[] }).accounts?.length === wanted;
      };
      await page.waitForFunction(isKept, { timeout: patienceMs, polling: 100 }, count);
    },
    async close() {
      await browser.close();
      extension.remove();
    },
  };
}
