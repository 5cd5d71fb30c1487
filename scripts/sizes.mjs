/** Weighs what each page of the built extension loads before it shows anything: `node scripts/sizes.mjs`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { argv, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const built = fileURLToPath(new URL("../dist/extension/chrome-mv3/", import.meta.url));
const pages = ["popup", "sidepanel", "options", "welcome"];

/** Scripts, what they import at once, and styles; what is loaded on demand does not stand in the page. */
function filesOf(page) {
  const html = readFileSync(join(built, `${page}.html`), "utf8");
  return [...html.matchAll(/(?:src|href)="(\/(?:chunks|assets)\/[^"]+)"/g)].map(([, path]) => path);
}

function weigh(name, paths) {
  const contents = paths.map((path) => readFileSync(join(built, path)));
  const sum = (sizes) => sizes.reduce((total, size) => total + size, 0) / 1000;
  return {
    name,
    rawKb: sum(contents.map(({ length }) => length)),
    packedKb: sum(contents.map((content) => gzipSync(content).length)),
  };
}

/** Of each page and the background, in kB. */
export function extensionSizes() {
  return [...pages.map((page) => weigh(page, filesOf(page))), weigh("background", ["/background.js"])];
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, rawKb, packedKb } of extensionSizes()) {
    stdout.write(`${name}: ${Math.round(rawKb)} kB, ${Math.round(packedKb)} kB gzipped\n`);
  }
}
