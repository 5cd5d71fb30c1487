/** Installs the packages of the lock file, unless exactly these are installed already. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { arch, env, execPath, platform, stderr } from "node:process";
import { installStamp, root } from "./paths.mjs";

function stampOfLock() {
  const lock = readFileSync(join(root, "package-lock.json"));
  return createHash("sha256").update(lock).update(`${platform}-${arch}`).digest("hex");
}

export function installPackages() {
  const stamp = stampOfLock();
  if (existsSync(installStamp) && readFileSync(installStamp, "utf8") === stamp) return;
  stderr.write("Installing packages (about half a minute, once) …\n");
  const npm = env.npm_execpath ? [execPath, env.npm_execpath] : [platform === "win32" ? "npm.cmd" : "npm"];
  const [command = "npm", ...before] = npm;
  const args = [...before, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  // Set-up messages belong on stderr: stdout of `npm start` carries the companion's one line.
  const result = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], shell: command.endsWith(".cmd") });
  if (result.status !== 0) throw new Error("npm ci did not succeed; its message is above.");
  writeFileSync(installStamp, stamp);
}
