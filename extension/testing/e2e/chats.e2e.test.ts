/** Open Chat and the view of the machine, in a real browser on a real companion. */
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type LinkedAccount, linkAccount } from "../../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../../scripts/testing/stand-in-process";
import { findFaults } from "./axe";
import { type ExtensionBrowser, openBrowser } from "./browsers";
import { press, sees } from "./hands";
import { seedPairing } from "./pairing";

const customer = "628990000001";

describe("Open Chat and the machine", () => {
  const dataDir = makeDataDir();
  let standIn: StandInProcess;
  let companion: CompanionProcess;
  let linked: LinkedAccount;
  let browser: ExtensionBrowser;
  let panel: Page;

  beforeAll(async () => {
    standIn = await startStandIn();
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium });
    linked = await linkAccount(companion, standIn, { name: "Toko Ayam 1", number: "6281234500001" });
    browser = await openBrowser("chromium");
    panel = await browser.open("sidepanel");
    await seedPairing(panel, companion, { theme: "light", language: "en" });
    await sees(panel, "Toko Ayam 1");
  });

  afterAll(async () => {
    await browser?.close();
    await companion?.process.end();
    await standIn?.stop();
    dataDir.remove();
  });

  it("a chat is read and heard", async () => {
    await linked.phone.deliver({ from: customer, text: "Masih ada?" });
    await press(panel, "More for Toko Ayam 1");
    await press(panel, "Open chat");
    await sees(panel, "Masih ada?");
    expect(await findFaults(panel)).toEqual([]);

    await panel.locator("[role=dialog] li button").click();
    await sees(panel, "50 messages left today");
    await linked.phone.deliver({ from: customer, text: "Halo, Kak?" });
    await sees(panel, "Halo, Kak?");
    expect(await findFaults(panel)).toEqual([]);
  });

  it("a chat is answered, and the answer is the chat's last message", async () => {
    await panel.locator("textarea").fill("Ada, Bu");
    await press(panel, "Send");

    await vi.waitFor(async () => expect((await linked.phone.outbox()).map(({ body }) => body)).toContain("Ada, Bu"));
    await sees(panel, "49 messages left today");
    await press(panel, "Back to the chats");
    await sees(panel, "You: Ada, Bu");
    await press(panel, "Close");
  });

  it("the machine says what it carries", async () => {
    await press(panel, "Preferences");
    await press(panel, "Memory and room");

    await sees(panel, "1 account is running.");
    expect(await findFaults(panel)).toEqual([]);
    await press(panel, "Close");
  });

  it("the diagnosis is shown before it is copied", async () => {
    await press(panel, "Preferences");
    await press(panel, "Copy diagnosis…");

    await sees(panel, "For an issue report");
    await panel.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>("textarea[readonly]")?.value.includes("(companion), loopback"),
    );
    expect(await findFaults(panel)).toEqual([]);
  });
});
