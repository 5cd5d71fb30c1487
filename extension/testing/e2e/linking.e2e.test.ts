/** From the first click to a connected account, as a person does it: real extension, companion, Chromium and phone. */
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../../scripts/testing/stand-in-process";
import { type BrowserKind, type ExtensionBrowser, isAvailable, openBrowser } from "./browsers";
import { readQr } from "./camera";
import { fill, press, sees } from "./hands";
import { type ExtensionGlobal, pairOnWelcomePage } from "./pairing";

describe.each<BrowserKind>(["chromium", "firefox"])("linking in %s", (kind) => {
  const dataDir = makeDataDir();
  let standIn: StandInProcess;
  let companion: CompanionProcess;
  let browser: ExtensionBrowser;
  let panel: Page;

  beforeAll(async () => {
    if (!isAvailable(kind)) return;
    standIn = await startStandIn();
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium });
    browser = await openBrowser(kind);
    await pairOnWelcomePage(browser, companion);
    panel = await browser.open("sidepanel");
  });

  afterAll(async () => {
    await browser?.close();
    await companion?.process.end();
    await standIn?.stop();
    dataDir.remove();
  });

  it.skipIf(!isAvailable(kind))("connects an account whose QR a phone scans from the side panel", async () => {
    const phone = await standIn.control.addPhone("6281234500001", { pushName: "Ayam" });

    await press(panel, "Add account");
    await fill(panel, "Account name", "Toko Ayam 1");
    await press(panel, "Show QR code");
    await phone.scan(await readQr(panel));
    await sees(panel, "Toko Ayam 1 is connected");
    await press(panel, "Done");

    await sees(panel, "+62 812 3450 0001");
    await sees(panel, "Connected");
    expect(await companion.account("Toko Ayam 1")).toMatchObject({
      status: "ready",
      isLoggedIn: true,
      phoneNumber: "6281234500001",
    });
  });

  it.skipIf(!isAvailable(kind))("connects an account whose code is typed on the phone", async () => {
    const phone = await standIn.control.addPhone("6281234500002", { pushName: "Bandung" });

    await press(panel, "Add account");
    await fill(panel, "Account name", "CS Bandung");
    await press(panel, "Phone number");
    await fill(panel, "Phone number", "0812-3450-0002");
    await sees(panel, "Will link +62 812 3450 0002");
    await press(panel, "Get code");
    await sees(panel, /[A-Z0-9]{4}-[A-Z0-9]{4}/);
    const [, left = "", right = ""] =
      /([A-Z0-9]{4})-([A-Z0-9]{4})/.exec(await panel.evaluate(() => document.body.innerText)) ?? [];
    await phone.typeCode(left + right);
    await sees(panel, "CS Bandung is connected");
    await press(panel, "Done");

    expect(await companion.account("CS Bandung")).toMatchObject({ status: "ready", phoneNumber: "6281234500002" });
  });

  it.skipIf(!isAvailable(kind))("shows the same accounts in the popup", async () => {
    const popup = await browser.open("popup");

    await sees(popup, "Toko Ayam 1");
    await sees(popup, "CS Bandung");
    await sees(popup, "2 on");
  });

  it.skipIf(!isAvailable(kind))("begins the popup with the picture of what it showed last", async () => {
    const first = await browser.open("popup");
    await first.waitForFunction(hasPicture, { polling: 100, timeout: 60_000 }, "CS Bandung");
    await first.close();

    const again = await browser.open("popup");

    await sees(again, "2 on");
    expect(await again.evaluate(() => performance.getEntriesByName("popup-picture").length)).toBe(1);
    expect(await again.$("[data-picture]")).toBeNull();
  });
});

/** Runs in the page. */
async function hasPicture(name: string): Promise<boolean> {
  const { chrome } = globalThis as unknown as ExtensionGlobal;
  return JSON.stringify(await chrome.storage.local.get("popupPicture")).includes(name);
}
