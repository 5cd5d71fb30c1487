/** Builds the extension for both browsers, but only when its sources changed since the last build. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { execPath, stderr } from "node:process";
import { root } from "./bootstrap/paths.mjs";

const output = join(root, "dist", "extension");
const stampFile = join(output, ".sources");
const sources = ["extension", "shared", "wxt.config.ts", "package.json", "package-lock.json"];
const targets = { chrome: ["-b", "chrome"], firefox: ["-b", "firefox", "--mv3"] };

/** Folder of the built extension for `chrome` or `firefox`. */
export function extensionFolder(browser) {
  return join(output, `${browser}-mv3`);
}

function filesBelow(path) {
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function stampOfSources() {
  const hash = createHash("sha256");
  const files = sources.flatMap((name) => (name.includes(".") ? [join(root, name)] : filesBelow(join(root, name))));
  for (const file of files.filter((name) => !/\.test\.tsx?$/.test(name)).sort()) {
    hash.update(relative(root, file)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function build(browser) {
  const wxt = join(root, "node_modules", "wxt", "bin", "wxt.mjs");
  const result = spawnSync(execPath, [wxt, "build", ...targets[browser]], { cwd: root, encoding: "utf8" });
  if (result.status === 0) return true;
  stderr.write(`${result.stdout}${result.stderr}\nThe extension for ${browser} could not be built; see above.\n`);
  return false;
}

/** Builds for both browsers; says whether both succeeded. */
export function buildExtension() {
  const stamp = stampOfSources();
  const isBuilt = Object.keys(targets).every(build);
  if (isBuilt) writeFileSync(stampFile, stamp);
  return isBuilt;
}

/** Builds when the sources changed; a failed build is told, and the companion starts all the same. */
export function refreshExtension() {
  const isFresh = existsSync(stampFile) && readFileSync(stampFile, "utf8") === stampOfSources();
  if (isFresh && Object.keys(targets).every((browser) => existsSync(extensionFolder(browser)))) return;
  stderr.write("Building the extension …\n");
  buildExtension();
}
