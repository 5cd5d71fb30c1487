/** Hostile pages in real browsers against a companion that runs: A8 to A15 as a browser does them. */
import puppeteer, { type Browser, type Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "../../scripts/testing/chromium";
import { firefoxPath } from "../../scripts/testing/found-browsers";
import { type Rig, startRig } from "../http/testing/rig";
import { type CarelessServer, startCarelessServer } from "./testing/careless-server";
import { type TrickTarget, tryDocumentTricks, tryTricks } from "./testing/tricks";

const evil = "evil.example";

let rig: Rig;
let careless: CarelessServer;
beforeEach(async () => {
  rig = await startRig();
  await rig.accounts.create({ clientName: "Rahasia", method: "qr", start: true });
  rig.accounts.changes.length = 0;
  careless = await startCarelessServer();
});
afterEach(async () => {
  await careless.close();
  await rig.close();
});

const target = (host: string, port: number, token = rig.tokens.admin): TrickTarget => ({
  http: `http://${host}:${port}`,
  ws: `ws://${host}:${port}`,
  token,
});

async function attack(page: Page, at: TrickTarget) {
  return { ...(await page.evaluate(tryTricks, at)), ...(await page.evaluate(tryDocumentTricks, at)) };
}

const gotNothing = (loot: Readonly<Record<string, string | null>>) =>
  expect(Object.entries(loot).filter(([, got]) => got !== null)).toEqual([]);

const launchChrome = () => launchChromium({ args: ["--host-resolver-rules=MAP *.example 127.0.0.1"] });

function launchFirefox(): Promise<Browser> {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: firefoxPath() ?? "firefox",
    extraPrefsFirefox: { "network.dns.localDomains": `${evil},rebound.example` },
  });
}

describe.each([
  ["Chromium", launchChrome, true],
  ["Firefox", launchFirefox, firefoxPath() !== undefined],
] as const)("a hostile page in %s", (_name, launch, isThere) => {
  let browser: Browser;
  beforeAll(async () => {
    if (isThere) browser = await launch();
  });
  afterAll(() => browser?.close());

  it.skipIf(!isThere)("gets everything from a server that is careless", async () => {
    const page = await browser.newPage();
    await page.goto(`http://${evil}:${careless.port}/`);

    const loot = await attack(page, target("127.0.0.1", careless.port));

    const harmless = ["a form"];
    expect(Object.entries(loot).filter(([what, got]) => got === null && !harmless.includes(what))).toEqual([]);
    expect(careless.arrived).toContain("POST /whatsapp/sessions/stop-all");
  });

  it.skipIf(!isThere)("gets nothing from the companion, even with a stolen token", async () => {
    const page = await browser.newPage();
    await page.goto(`http://${evil}:${careless.port}/`);

    for (const host of ["127.0.0.1", "localhost"]) gotNothing(await attack(page, target(host, rig.port)));

    expect(rig.accounts.changes).toEqual([]);
  });

  it.skipIf(!isThere)("gets nothing from another port of the same machine", async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${careless.port}/`);

    gotNothing(await attack(page, target("127.0.0.1", rig.port)));

    expect(rig.accounts.changes).toEqual([]);
  });

  it.skipIf(!isThere)("A8: gets nothing after its name was rebound to the companion", async () => {
    const page = await browser.newPage();
    await page.goto(`http://rebound.example:${careless.port}/`);

    gotNothing(await attack(page, target("rebound.example", rig.port)));
    const opened = await page.goto(`http://rebound.example:${rig.port}/whatsapp/sessions`).catch(() => null);

    // Firefox shows a page of its own in place of the refusal.
    expect(opened?.status() ?? 403).toBe(403);
    expect(await page.content()).not.toContain("Rahasia");
    expect(rig.accounts.changes).toEqual([]);
  });
});
