/** Sets up what the commands need, with Node built-ins only: packages as locked, and a browser that really starts. */
import { existsSync } from "node:fs";
import { chdir, exit, stderr, versions } from "node:process";
import { findOrFetchBrowser } from "./bootstrap/browsers.mjs";
import { installPackages } from "./bootstrap/packages.mjs";
import { root } from "./bootstrap/paths.mjs";

const wanted = process.argv.slice(2);

function requireNode() {
  const [major = 0, minor = 0] = versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Saklar needs Node 20.19 or newer; this is ${versions.node}. Node 24 is a good choice.`);
}

try {
  chdir(root);
  requireNode();
  if (!existsSync("package-lock.json")) throw new Error("package-lock.json is missing: is this a whole checkout?");
  installPackages();
  for (const browser of wanted) findOrFetchBrowser(browser);
} catch (error) {
  stderr.write(`\nSet-up failed: ${error instanceof Error ? error.message : error}\n`);
  exit(1);
}
