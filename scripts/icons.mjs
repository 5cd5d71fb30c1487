/** Draws the extension's PNG icons from extension/ui/mark.svg; run by hand after the mark changes. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer";

const extension = fileURLToPath(new URL("../extension/", import.meta.url));
const iconFolder = join(extension, "public", "icon");
const sizes = [16, 32, 48, 96, 128];

/** The switched-off mark: the same drawing, grey, with the knob on the other side. */
function switchedOff(svg) {
  return svg.replaceAll("#4a43d4", "#7f7f8e").replace('cx="77"', 'cx="51"').replace("M46 57v14", "M82 57v14");
}

const isRoot = process.getuid?.() === 0;
const browser = await puppeteer.launch({
  ...(process.env.PUPPETEER_EXECUTABLE_PATH
    ? { executablePath: process.env.PUPPETEER_EXECUTABLE_PATH }
    : { channel: "chrome" }),
  args: isRoot ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();

/** Stores want 96 px of drawing in the icon of 128; toolbars want every pixel. */
const marginOf = (size) => (size === 128 ? 16 : 0);

async function draw(svg, folder) {
  await mkdir(folder, { recursive: true });
  for (const size of sizes) {
    const margin = marginOf(size);
    const style = `body{margin:${margin}px}svg{display:block;width:${size - 2 * margin}px}`;
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>${style}</style>${svg}`);
    await page.screenshot({ path: join(folder, `${size}.png`), omitBackground: true });
  }
}

const mark = await readFile(join(extension, "ui", "mark.svg"), "utf8");
await draw(mark, iconFolder);
await draw(switchedOff(mark), join(iconFolder, "off"));
await browser.close();
