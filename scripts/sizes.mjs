/** Weighs what each page of the built extension loads before it shows anything: `node scripts/sizes.mjs`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const built = fileURLToPath(new URL("../dist/extension/chrome-mv3/", import.meta.url));
const pages = ["popup", "sidepanel", "options", "welcome"];

/** Scripts, what they import at once, and styles; what is loaded on demand does not stand in the page. */
function filesOf(page) {
  const html = readFileSync(join(built, `${page}.html`), "utf8");
  return [...html.matchAll(/(?:src|href)="(\/(?:chunks|assets)\/[^"]+)"/g)].map(([, path]) => path);
}

function weigh(paths) {
  const contents = paths.map((path) => readFileSync(join(built, path)));
  const sum = (sizes) => Math.round(sizes.reduce((total, size) => total + size, 0) / 1000);
  const raw = sum(contents.map(({ length }) => length));
  return `${raw} kB, ${sum(contents.map((content) => gzipSync(content).length))} kB gzipped`;
}

for (const page of pages) stdout.write(`${page}: ${weigh(filesOf(page))}\n`);
stdout.write(`background: ${weigh(["/background.js"])}\n`);
