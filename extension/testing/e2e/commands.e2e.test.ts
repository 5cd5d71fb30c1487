/** What people do to linked accounts, from the side panel down to the companion's rows. */
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { becomes, linkAccount } from "../../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../../scripts/testing/stand-in-process";
import { type BrowserKind, type ExtensionBrowser, isAvailable, openBrowser } from "./browsers";
import { fill, press, sees, tick } from "./hands";
import { choose } from "./keys";
import { pairOnWelcomePage } from "./pairing";

describe.each<BrowserKind>(["chromium", "firefox"])("commands in %s", (kind) => {
  const dataDir = makeDataDir();
  let standIn: StandInProcess;
  let companion: CompanionProcess;
  let browser: ExtensionBrowser;
  let panel: Page;

  beforeAll(async () => {
    if (!isAvailable(kind)) return;
    standIn = await startStandIn();
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium });
    await linkAccount(companion, standIn, { name: "Toko Ayam 1", number: "6281234500001" });
    for (const clientName of ["Gudang 1", "Gudang 2"]) {
      await companion.request("POST", "/whatsapp/session", { clientName, method: "qr", start: false });
    }
    browser = await openBrowser(kind);
    await pairOnWelcomePage(browser, companion);
    panel = await browser.open("sidepanel");
    await sees(panel, "Toko Ayam 1");
  });

  afterAll(async () => {
    await browser?.close();
    await companion?.process.end();
    await standIn?.stop();
    dataDir.remove();
  });

  const test = it.skipIf(!isAvailable(kind));

  test("stop an account and start it again from the notice", async () => {
    const { since } = await companion.account("Toko Ayam 1");

    await press(panel, "Stop: Toko Ayam 1");
    // At once: the notice stays for seconds only.
    await press(panel, "Undo");

    // Undone before its browser began to close, it is ready as before for a moment more.
    await vi.waitFor(async () => {
      const again = await companion.account("Toko Ayam 1");
      expect(again).toMatchObject({ status: "ready", desired: "running" });
      expect(again.since > since).toBe(true);
    });
  });

  test("show what happened to an account", async () => {
    await press(panel, "Toko Ayam 1");

    await sees(panel, "Waiting for QR scan");
    await press(panel, "Close");
  });

  test("log an account out and keep it", async () => {
    await choose(panel, "More for Toko Ayam 1", "Log out…");
    await press(panel, "Log out");

    await sees(panel, "Toko Ayam 1 is logged out");
    const account = await becomes(companion, "Toko Ayam 1", { status: "disconnected", reason: "logged_out" });
    expect(account.isLoggedIn).toBe(false);
  });

  test("delete an account only after its name was typed", async () => {
    await choose(panel, "More for Toko Ayam 1", "Delete…");
    await fill(panel, "Type Toko Ayam 1 to confirm", "Toko Ayam 1");
    await press(panel, "Delete account");

    await sees(panel, "Toko Ayam 1 was deleted");
    expect((await companion.accounts()).map(({ clientName }) => clientName)).toEqual(["Gudang 1", "Gudang 2"]);
  });

  test("delete many after their number was typed", async () => {
    await tick(panel, "Select Gudang 1");
    await press(panel, "Select all 2");
    await press(panel, "Delete…");
    await fill(panel, "Type 2 to confirm", "2");
    await press(panel, "Delete 2 accounts");

    await sees(panel, "No accounts yet");
    expect(await companion.accounts()).toEqual([]);
  });
});
