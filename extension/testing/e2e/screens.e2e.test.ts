/** Popup and side panel in both themes and languages: a picture of each is kept, and none has an accessibility fault. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { becomes, linkAccount } from "../../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../../scripts/testing/stand-in-process";
import { findFaults } from "./axe";
import { type ExtensionBrowser, type ExtensionPage, openBrowser } from "./browsers";
import { sees } from "./hands";
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
const screens = (["popup", "sidepanel", "welcome", "options"] as const).flatMap((page) =>
  (["light", "dark"] as const).flatMap((theme) =>
    (["en", "id"] as const).map((language) => ({ page, theme, language })),
  ),
);

describe("the screens", () => {
  const dataDir = makeDataDir();
  let standIn: StandInProcess;
  let companion: CompanionProcess;
  let browser: ExtensionBrowser;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    standIn = await startStandIn();
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium });
    await linkAccount(companion, standIn, { name: "Toko Ayam 1", number: "6281234500001" });
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

  async function show(name: ExtensionPage, theme: string, language: string): Promise<Page> {
    const page = await browser.open(name);
    await seedPairing(page, companion, { theme, language });
    await page.setViewport({ ...sizes[name], deviceScaleFactor: 2 });
    await page.reload();
    return page;
  }

  it.each(screens)("$page, $theme, $language", async ({ page: name, theme, language }) => {
    const page = await show(name, theme, language);
    await sees(page, firstWords[name][language]);
    if (name === "popup" || name === "sidepanel") await sees(page, "CS Bandung");

    await page.screenshot({ path: join(pictures, `${name}-${theme}-${language}.png`) as `${string}.png` });

    expect(await findFaults(page)).toEqual([]);
    await page.close();
  });

  it.each([320, 420])("say since when and keep the words of the filters in a panel %i px wide", async (width) => {
    for (const language of ["en", "id"] as const) {
      const page = await show("sidepanel", "light", language);
      await page.setViewport({ width, height: 760 });
      await sees(page, "CS Bandung");
      await sees(page, firstWords.sidepanel[language]);

      await page.screenshot({ path: join(pictures, `sidepanel-${width}-${language}.png`) as `${string}.png` });

      expect(await cutOff(page)).toEqual([]);
      await page.close();
    }
  });

  it("open the panel with the filters it was left with", async () => {
    const page = await show("sidepanel", "light", "en");
    const pressed = () => page.$$eval("fieldset button[aria-pressed=true]", (chips) => chips.length);
    await page.locator("fieldset button").setTimeout(60_000).click();
    await page.waitForFunction(isFilterStored, { timeout: 60_000, polling: 50 });

    await page.reload();

    await vi.waitFor(async () => expect(await pressed()).toBe(1));
    await page.close();
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
