/** Makes the pictures of the store listing from those of `npm run screens`: `npm run store-pictures`, into `.artefacts/store/`. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { env, exit, getuid, stderr, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer";
import { layOutScene, layOutTile, pictureNames, scenes } from "./screens/store-scenes.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const screens = join(root, ".artefacts", "screens");
const target = join(root, ".artefacts", "store");
const languages = ["en", "id"];

/** What the stores ask for, as factors of a scene of 1280 × 800 and a tile of 440 × 280. */
const sceneSizes = [
  { name: "1280x800", scale: 1 },
  { name: "640x400", scale: 0.5 },
];

const dataUrl = (path, type) => `data:image/${type};base64,${readFileSync(path, "base64")}`;
const screen = (name) => dataUrl(join(screens, `${name}.png`), "png");

const needed = languages.flatMap((language) => scenes.flatMap((scene) => pictureNames(scene, language)));
const missing = needed.filter((name) => !existsSync(join(screens, `${name}.png`)));
if (missing.length > 0) {
  stderr.write(`These screens are missing: ${missing.join(", ")}. Run \`npm run screens\` first.\n`);
  exit(1);
}

async function take(page, html, width, height, scale, name) {
  await page.setViewport({ width, height, deviceScaleFactor: scale });
  await page.setContent(html, { waitUntil: "load" });
  await page.screenshot({ path: join(target, `${name}.png`) });
  stdout.write(`${name}.png\n`);
}

mkdirSync(target, { recursive: true });
const mark = dataUrl(join(root, "extension", "ui", "mark.svg"), "svg+xml");
const browser = await puppeteer.launch({
  executablePath: env.PUPPETEER_EXECUTABLE_PATH ?? "/usr/bin/chromium",
  pipe: true,
  args: getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  const page = await browser.newPage();
  for (const language of languages) {
    for (const scene of scenes) {
      const html = layOutScene({ scene, language, pictures: pictureNames(scene, language).map(screen) });
      for (const { name, scale } of sceneSizes) {
        await take(page, html, 1280, 800, scale, `${scene.name}-${language}-${name}`);
      }
    }
    await take(page, layOutTile({ language, mark }), 440, 280, 1, `tile-${language}-440x280`);
  }
} finally {
  await browser.close();
}
