/** Makes the README's picture from the running product: `npm run picture`. Real companion, extension and simulated phones. */
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer";
import { type ExtensionBrowser, openBrowser } from "../extension/testing/e2e/browsers";
import { sees } from "../extension/testing/e2e/hands";
import { seedPairing } from "../extension/testing/e2e/pairing";
import { becomes, linkAccount, pathOf } from "./testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "./testing/companion-process";
import { type StandInProcess, startStandIn } from "./testing/stand-in-process";

const target = fileURLToPath(new URL("../docs/images/panel.png", import.meta.url));
/** Of one panel, so that its cards have their words in one line each. */
const width = 500;
const shops = ["Toko Ayam 1", "Gudang", "Reseller Jogja", "Butik Melati", "Kurir Timur"];

async function fillList(companion: CompanionProcess, standIn: StandInProcess): Promise<void> {
  for (const [index, name] of shops.entries()) {
    await linkAccount(companion, standIn, { name, number: `62812345000${index + 10}` });
  }
  await companion.request("POST", "/whatsapp/session", { clientName: "CS Bandung", method: "qr" });
  await becomes(companion, "CS Bandung", { status: "qr" });
  await standIn.control.phone("6281234500014").unlink();
  await becomes(companion, "Kurir Timur", { status: "disconnected" });
  await companion.request("POST", pathOf("Gudang", "/stop?wait=stopped"));
}

async function takeSideBySide(browser: ExtensionBrowser, companion: CompanionProcess): Promise<void> {
  const shots: string[] = [];
  for (const theme of ["light", "dark"]) {
    const page = await browser.open("sidepanel");
    await seedPairing(page, companion, { theme, language: "en" });
    await page.setViewport({ width, height: 700, deviceScaleFactor: 2 });
    await page.reload();
    await sees(page, "CS Bandung");
    // Grey at first: what is remembered, until the companion has answered.
    await page.waitForSelector('[aria-disabled="true"]', { hidden: true });
    shots.push(await page.screenshot({ encoding: "base64" }));
    await page.close();
  }
  const sheet = await browser.browser.newPage();
  await layOut(sheet, shots);
  await sheet.screenshot({ path: target as `${string}.png`, omitBackground: true });
}

async function layOut(sheet: Page, shots: readonly string[]): Promise<void> {
  const frame = `width:${width}px;border-radius:12px;box-shadow:0 0 0 1px #8883`;
  const pictures = shots.map((data) => `<img style="${frame}" src="data:image/png;base64,${data}">`);
  await sheet.setViewport({ width: 2 * width + 40, height: 720, deviceScaleFactor: 2 });
  await sheet.setContent(`<body style="margin:10px;display:flex;gap:20px">${pictures.join("")}</body>`);
}

const dataDir = makeDataDir();
const standIn = await startStandIn();
const companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium });
const browser = await openBrowser("chromium");
try {
  await fillList(companion, standIn);
  await takeSideBySide(browser, companion);
} finally {
  await browser.close();
  await companion.process.end();
  await standIn.stop();
  dataDir.remove();
}
