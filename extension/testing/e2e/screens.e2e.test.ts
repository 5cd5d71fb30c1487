/** The screens and dialogs in both themes and languages, as the browser itself shows them, without an accessibility fault. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { becomes, type LinkedAccount, linkAccount } from "../../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../../scripts/testing/stand-in-process";
import { findFaults, findVisibleFaults } from "./axe";
import {
  clickNotification,
  type ExtensionBrowser,
  type ExtensionPage,
  newPage,
  openBrowser,
  openRealPopup,
  shownNotifications,
} from "./browsers";
import { press, sees, tick } from "./hands";
import { startImpostor } from "./impostor";
import { type ExtensionGlobal, seedPairing } from "./pairing";

const pictures = fileURLToPath(new URL("../../../.artefacts/e2e/", import.meta.url));

const sizes = {
  popup: { width: 380, height: 600 },
  sidepanel: { width: 420, height: 760 },
  welcome: { width: 900, height: 760 },
  options: { width: 900, height: 1300 },
};
const firstWords = {
  popup: { en: "Open panel", id: "Buka panel" },
  sidepanel: { en: "Add account", id: "Tambah akun" },
  welcome: { en: "Everything is ready", id: "Semua siap" },
  options: { en: "Paired browsers", id: "Peramban yang dipasangkan" },
};
const themes = ["light", "dark"] as const;
const languages = ["en", "id"] as const;

const floating = "[role=dialog], [role=alertdialog], [role=menu]";

/** How each dialog is come to, and what stands in it; one after the other on the same panel. */
const dialogs: readonly { readonly name: string; readonly steps: readonly string[]; readonly words: string }[] = [
  { name: "link", steps: ["Show QR: CS Bandung"], words: "Link CS Bandung" },
  { name: "add by QR", steps: ["Add account"], words: "Account name" },
  { name: "add by code", steps: ["Add account", "Phone number"], words: "Get code" },
  { name: "details", steps: ["Toko Ayam 1"], words: "Syncing" },
  { name: "settings", steps: ["More for Toko Ayam 1", "Settings"], words: "Messages per day" },
  { name: "log out", steps: ["More for Toko Ayam 1", "Log out…"], words: "Log out" },
  { name: "delete", steps: ["More for Toko Ayam 1", "Delete…"], words: "Type Toko Ayam 1 to confirm" },
  { name: "a menu", steps: ["More for Toko Ayam 1"], words: "Log out…" },
  { name: "preferences", steps: ["Preferences"], words: "Pause all" },
];
const selectionDialogs = [
  { name: "settings of many", steps: ["Settings…"], words: "What is not ticked stays" },
  { name: "delete many", steps: ["Delete…"], words: "Type 3 to confirm" },
];

describe("the screens", () => {
  const dataDir = makeDataDir();
  let standIn: StandInProcess;
  let companion: CompanionProcess;
  let linked: LinkedAccount;
  let browser: ExtensionBrowser;
  const opened: Page[] = [];

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    standIn = await startStandIn();
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium });
    linked = await linkAccount(companion, standIn, { name: "Toko Ayam 1", number: "6281234500001" });
    await companion.request("POST", "/whatsapp/session", { clientName: "CS Bandung", method: "qr" });
    await companion.request("POST", "/whatsapp/session", { clientName: "Arsip", method: "qr", start: false });
    await becomes(companion, "CS Bandung", { status: "qr" });
    browser = await openBrowser("chromium");
  });

  afterAll(async () => {
    await browser?.close();
    await companion?.process.end();
    await standIn?.stop();
    dataDir.remove();
  });

  // Also after a test that failed: one that is left open would be taken for what a later test waits for.
  afterEach(async () => {
    for (const page of opened.splice(0)) if (!page.isClosed()) await page.close();
  });

  async function show(name: ExtensionPage, theme: string, language: string, more: object = {}): Promise<Page> {
    const page = await browser.open(name);
    opened.push(page);
    await seedPairing(page, companion, { theme, language, ...more });
    await page.setViewport({ ...sizes[name], deviceScaleFactor: 2 });
    await page.reload();
    return page;
  }

  it.each(["popup", "sidepanel", "welcome", "options"] as const)("%s, light and dark, en and id", async (name) => {
    const page = await show(name, "light", "en");
    for (const language of languages) {
      for (const theme of themes) {
        await seedPairing(page, companion, { theme, language });
        await sees(page, firstWords[name][language]);
        if (name === "popup" || name === "sidepanel") await sees(page, "CS Bandung");
        await page.waitForSelector(`html[data-theme=${theme}]`);
        await page.screenshot({ path: join(pictures, `${name}-${theme}-${language}.png`) as `${string}.png` });
      }
      expect(await findFaults(page)).toEqual([]);
    }
  });

  async function findDialogFaults(page: Page, { name, steps, words }: (typeof dialogs)[number]): Promise<string[]> {
    for (const step of steps) await press(page, step);
    await page.waitForSelector(floating, { timeout: 60_000 });
    await sees(page, words);
    const faults = await findVisibleFaults(page);
    await page.keyboard.press("Escape");
    await page.waitForSelector(floating, { hidden: true, timeout: 60_000 });
    return faults.map((fault) => `${name}: ${fault}`);
  }

  it("no dialog has a fault", async () => {
    const page = await show("sidepanel", "light", "en");
    await sees(page, "CS Bandung");
    const faults: string[] = [];

    for (const dialog of dialogs) faults.push(...(await findDialogFaults(page, dialog)));
    await page.keyboard.press("?");
    faults.push(...(await findDialogFaults(page, { name: "keys", steps: [], words: "Keyboard shortcuts" })));
    await tick(page, "Select Toko Ayam 1");
    await press(page, "Select all 3");
    for (const dialog of selectionDialogs) faults.push(...(await findDialogFaults(page, dialog)));

    expect(faults).toEqual([]);
  });

  it.each([320, 420])("say since when and keep the words of the filters in a panel %i px wide", async (width) => {
    for (const language of ["en", "id"] as const) {
      const page = await show("sidepanel", "light", language);
      await page.setViewport({ width, height: 760 });
      await sees(page, "CS Bandung");
      await sees(page, firstWords.sidepanel[language]);

      await page.screenshot({ path: join(pictures, `sidepanel-${width}-${language}.png`) as `${string}.png` });

      expect(await cutOff(page)).toEqual([]);
    }
  });

  it("the real popup stops an account and opens the real panel, which starts it again", async () => {
    await show("popup", "light", "en");
    const popup = await openRealPopup(browser);
    opened.push(popup);
    await sees(popup, "CS Bandung");
    await press(popup, "Stop: Toko Ayam 1");
    await becomes(companion, "Toko Ayam 1", { status: "disconnected", reason: "stopped" });

    const panel = await newPage(browser.browser, "sidepanel", () => press(popup, "Open panel"));
    opened.push(panel);
    await sees(panel, "CS Bandung");
    await press(panel, "Start: Toko Ayam 1");
    await becomes(companion, "Toko Ayam 1", { status: "ready" });
  });

  it("a notification tells that the phone logged out, and a click on it opens the account", async () => {
    const page = await show("popup", "light", "en", { notifications: true });
    await page.waitForFunction(isLookedAt, { timeout: 60_000, polling: 50 });
    const { id } = await companion.account("Toko Ayam 1");

    await linked.phone.unlink();

    const told = `account:${id}`;
    await vi.waitFor(async () => expect(await shownNotifications(browser)).toContain(told), { timeout: 60_000 });
    const tab = await newPage(browser.browser, "sidepanel", () => clickNotification(browser, told));
    opened.push(tab);
    await sees(tab, "Logged out on phone");
    const dialog = await tab.waitForSelector("[role=dialog] h2", { timeout: 60_000 });
    expect(await dialog?.evaluate(({ textContent }) => textContent)).toBe("Toko Ayam 1");
    await vi.waitFor(async () => expect(await shownNotifications(browser)).not.toContain(told));
  });

  it("no screen without a connection has a fault", async () => {
    const [stranger, newer] = await Promise.all([startImpostor(0), startImpostor(0, 999)]);
    const page = await show("sidepanel", "light", "en");
    const states = [
      { words: "Pair this browser", url: companion.url, pairing: { state: "none" } },
      { words: "This browser was removed", url: companion.url, pairing: { state: "revoked" } },
      { words: "The companion does not answer", url: "http://127.0.0.1:1" },
      { words: "Another program answers", url: stranger.url },
      { words: "Update needed", url: newer.url },
      // Saklar may reach this computer over http only, until it is allowed more.
      { words: "The browser blocks the connection", url: "https://127.0.0.1:1" },
    ];

    for (const { words, url, pairing } of states) {
      await seedPairing(page, { ...companion, url }, { theme: "light", language: "en" }, pairing);
      await page.reload();
      await sees(page, words);
      expect({ words, faults: await findVisibleFaults(page) }).toEqual({ words, faults: [] });
    }
    await Promise.all([stranger.close(), newer.close()]);
  });

  // The last one: from here on the panel shows less.
  it("open the panel with the filters it was left with", async () => {
    const page = await show("sidepanel", "light", "en");
    const pressed = () => page.$$eval("fieldset button[aria-pressed=true]", (chips) => chips.length);
    await page.locator("fieldset button").setTimeout(60_000).click();
    await page.waitForFunction(isFilterStored, { timeout: 60_000, polling: 50 });

    await page.reload();

    await vi.waitFor(async () => expect(await pressed()).toBe(1));
  });
});

/** Words of status lines and filters that are not whole within what surrounds them. */
function cutOff(page: Page): Promise<string[]> {
  return page.$$eval("article [data-group] > span:last-child, fieldset button > span", (words) =>
    words
      .filter((word) => {
        const inner = word.getBoundingClientRect();
        const outer = (word.parentElement ?? word).getBoundingClientRect();
        const isInside =
          inner.height > 8 &&
          inner.bottom <= outer.bottom + 1 &&
          inner.left >= outer.left &&
          inner.right <= outer.right;
        // Where the panel is narrow the filters share one line, which can be pushed sideways.
        const isBeside = outer.right > innerWidth && word.closest("fieldset") === null;
        return !isInside || isBeside || word.scrollWidth > word.clientWidth + 1;
      })
      .map((word) => word.textContent ?? ""),
  );
}

async function isFilterStored(): Promise<boolean> {
  const { chrome } = globalThis as unknown as ExtensionGlobal;
  return JSON.stringify(await chrome.storage.local.get("listView")).includes('"groups":["');
}

/** The background has looked at the accounts: what happens from now on is news to it. */
async function isLookedAt(): Promise<boolean> {
  const { chrome } = globalThis as unknown as ExtensionGlobal;
  return "noticed" in (await chrome.storage.local.get("noticed"));
}
