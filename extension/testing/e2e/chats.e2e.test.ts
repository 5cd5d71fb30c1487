/** Open Chat and the view of the machine, in a real browser on a real companion. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type LinkedAccount, linkAccount, pathOf } from "../../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../../scripts/testing/stand-in-process";
import { findFaults } from "./axe";
import { type ExtensionBrowser, openBrowser } from "./browsers";
import { press, sees } from "./hands";
import { walkTo } from "./keys";
import { seedPairing } from "./pairing";

const customer = "628990000001";
const history = { chats: 30, messages: 60, groups: 0 };
const passphrase = "kopi susu gula aren";

/** What bars of progress on the page say from now on, as those hear it who do not see them; at an end the list is over. */
async function watchBars(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const told: string[] = [];
    (globalThis as unknown as { told: string[] }).told = told;
    new MutationObserver(() => {
      const bar = document.querySelector("[role=progressbar]");
      const now = bar === null ? "none" : (bar.getAttribute("aria-valuenow") ?? "begins");
      if (told.at(-1) !== now) told.push(now);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
}

/** Whether the message that was found is where one looks. */
function seesFound(page: Page): Promise<unknown> {
  return page.waitForFunction(() => {
    const found = document.querySelector("[aria-current]")?.getBoundingClientRect();
    const view = document.querySelector("ol")?.parentElement?.getBoundingClientRect();
    return found !== undefined && view !== undefined && found.top >= view.top - 1 && found.bottom <= view.bottom + 1;
  });
}

describe("Open Chat and the machine", () => {
  const dataDir = makeDataDir();
  let standIn: StandInProcess;
  let companion: CompanionProcess;
  let linked: LinkedAccount;
  let browser: ExtensionBrowser;
  let panel: Page;

  beforeAll(async () => {
    standIn = await startStandIn();
    const env = { SAKLAR_QUIET_AFTER_LINK_MS: "100" };
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium, env });
    linked = await linkAccount(companion, standIn, { name: "Toko Ayam 1", number: "6281234500001", history });
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

  it("a history sync is seen to go on and to end, and a message of it is found and shown where it stands", async () => {
    await press(panel, "More for Toko Ayam 1");
    await press(panel, "Open chat");
    const toldOf = await watchBars(panel);
    await companion.request("POST", pathOf("Toko Ayam 1", "/sync-history"), { limit: history.messages });
    await sees(panel, /History synced: [\d,]+ messages of \d+ chats/);

    const told = await toldOf();
    const steps = told.flatMap((now) => (Number.isNaN(Number(now)) ? [] : [Number(now)]));
    expect(told.at(-1)).toBe("none");
    expect(steps.length).toBeGreaterThan(2);
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));

    await panel.locator("[role=dialog] input[type=search]").fill("besok 7");
    await panel.locator("::-p-xpath(//*[@role='dialog']//li//button[contains(., 'besok! (7)')])").click();
    await panel.waitForSelector("ol [aria-current]");
    await seesFound(panel);
    expect(await panel.$eval("ol [aria-current]", (found) => found.textContent)).toContain("Sampai besok! (7)");
    await press(panel, "Close");
  });

  it("an account comes out of a file, its dialog walked by keyboard alone", async () => {
    await companion.request("POST", "/whatsapp/session", { clientName: "Kosong", method: "qr", start: false });
    const exported = await companion.request("POST", pathOf("Kosong", "/export"), { passphrase });
    const file = join(dataDir.path, "kosong.saklar");
    writeFileSync(file, new Uint8Array(await exported.arrayBuffer()));
    const go = async (name: string) => {
      await walkTo(panel, name);
      await panel.keyboard.press("Enter");
    };
    await press(panel, "Add account");
    await press(panel, "Import a file…");
    await panel.waitForFunction(() => document.activeElement?.textContent.includes("Import an account"));
    const [chooser] = await Promise.all([panel.waitForFileChooser(), go("Choose a file…")]);
    await chooser.accept([file]);
    await walkTo(panel, "Passphrase");
    await panel.keyboard.type(passphrase);
    await walkTo(panel, "Name here");
    await panel.keyboard.type("Pindahan");
    await go("Import");

    await sees(panel, "Pindahan was imported.");
    expect((await companion.account("Pindahan")).status).toBe("disconnected");
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
