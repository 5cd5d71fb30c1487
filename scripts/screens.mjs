/** Takes pictures of every screen, light and dark, in both languages: `node scripts/screens.mjs [part of a name]`. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { argv, env, getuid, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer";
import { writeContactSheet } from "./screens/contact-sheet.mjs";
import { startDemoCompanion } from "./screens/demo-companion.mjs";
import { shots } from "./screens/shots.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, ".artefacts", "screens");
const wanted = argv[2] ?? "";
const themes = env.SCREENS_THEMES?.split(",") ?? ["light", "dark"];
const languages = env.SCREENS_LANGUAGES?.split(",") ?? ["en", "id"];

const settleMs = 500;

const paired = {
  state: "paired",
  deviceId: "00000000-0000-4000-8000-00000000000d",
  token: "demo",
  scope: "admin",
  expiresAt: "2099-01-01T00:00:00.000Z",
};

async function seed(page, companion, { pairing = paired, address = companion.url }, look) {
  await page.evaluate((stored) => chrome.storage.local.set(stored), {
    lastList: null,
    listView: null,
    pairing: pairing && { ...pairing, companionUrl: address },
    preferences: { companionUrl: address, notifications: false, ...look },
  });
}

const settle = () => new Promise((resolve) => setTimeout(resolve, settleMs));

async function openShot(browser, base, companion, shot, look) {
  companion.show(shot.accounts(), shot.protocol);
  const page = await browser.newPage();
  page.on("pageerror", (error) => stdout.write(`  page error in ${shot.name}: ${error.message}\n`));
  await page.setViewport({ width: shot.width, height: shot.height, deviceScaleFactor: 2 });
  await page.goto(`${base}/welcome.html`);
  await seed(page, companion, shot, look);
  await page.goto(`${base}/${shot.page}`);
  await page.waitForSelector("#root > :not([data-picture])");
  // The welcome page opens by itself after install and would leave this one in the background, where clicks hang.
  await page.bringToFront();
  await settle();
  try {
    await shot.act?.(page, companion);
  } catch (error) {
    stdout.write(`  ${shot.name}: ${error.message}\n`);
  }
  await page.mouse.move(0, 0);
  await settle();
  return page;
}

/** An open page follows its preferences, so only what was said in one language has to be come to again. */
async function take(browser, base, companion, shot) {
  let page = null;
  for (const language of languages) {
    for (const theme of themes) {
      const look = { theme, language };
      if (page === null) page = await openShot(browser, base, companion, shot, look);
      else {
        await page.evaluate(async (changed) => {
          const { preferences } = await chrome.storage.local.get("preferences");
          await chrome.storage.local.set({ preferences: { ...preferences, ...changed } });
        }, look);
        await settle();
      }
      await page.screenshot({ path: join(target, `${shot.name}-${theme}-${language}.png`) });
    }
    if (!shot.isSpoken) continue;
    await page?.close();
    page = null;
  }
  await page?.close();
}

mkdirSync(target, { recursive: true });
const companion = await startDemoCompanion();
const browser = await puppeteer.launch({
  executablePath: env.PUPPETEER_EXECUTABLE_PATH ?? "/usr/bin/chromium",
  pipe: true,
  enableExtensions: [join(root, "dist", "extension", "chrome-mv3")],
  args: getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  const worker = await browser.waitForTarget((entry) => entry.type() === "service_worker");
  const base = `chrome-extension://${new URL(worker.url()).host}`;
  for (const shot of shots.filter(({ name }) => name.includes(wanted))) {
    await take(browser, base, companion, shot);
    stdout.write(`${shot.name}\n`);
  }
  stdout.write(`All of them side by side: ${writeContactSheet(target)}\n`);
} finally {
  await browser.close();
  await companion.stop();
}
