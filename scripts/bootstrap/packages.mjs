/** Installs the packages of the lock file, unless exactly these are installed already. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { arch, env, execPath, platform, stderr } from "node:process";
import { hasInstalled } from "./installed-packages.mjs";
import { installStamp, root } from "./paths.mjs";

const lockFile = join(root, "package-lock.json");
/** What npm notes when it is done. */
const noteFile = join(root, "node_modules", ".package-lock.json");

function stampOfLock() {
  return createHash("sha256").update(readFileSync(lockFile)).update(`${platform}-${arch}`).digest("hex");
}

/** By whoever ran npm before. */
function areInstalled() {
  if (!existsSync(noteFile)) return false;
  const [locked, noted] = [lockFile, noteFile].map((file) => JSON.parse(readFileSync(file, "utf8")).packages);
  return hasInstalled(locked, noted, { platform, arch });
}

export function installPackages() {
  const stamp = stampOfLock();
  if (existsSync(installStamp) && readFileSync(installStamp, "utf8") === stamp) return;
  if (!areInstalled()) install();
  writeFileSync(installStamp, stamp);
}

function install() {
  stderr.write("Installing packages (about half a minute, once) …\n");
  const npm = env.npm_execpath ? [execPath, env.npm_execpath] : [platform === "win32" ? "npm.cmd" : "npm"];
  const [command = "npm", ...before] = npm;
  const args = [...before, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  // Set-up messages belong on stderr: stdout of `npm start` carries the companion's one line.
  const result = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], shell: command.endsWith(".cmd") });
  if (result.status !== 0) throw new Error("npm ci did not succeed; its message is above.");
}
