/** Finds a browser that really starts; else fetches one with puppeteer, or from Debian's packages when root. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { env, execPath, getuid, platform, stderr } from "node:process";
import { browserCache, root } from "./paths.mjs";

const puppeteerCli = join(root, "node_modules/puppeteer/lib/esm/puppeteer/node/cli.js");
const programFiles = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter(Boolean);

const kinds = {
  chrome: {
    variables: ["PUPPETEER_EXECUTABLE_PATH", "CHROME_PATH"],
    commands: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
    places: [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      ...programFiles.map((folder) => join(folder, "Google/Chrome/Application/chrome.exe")),
    ],
    debianPackage: "chromium",
    remedy: "Install Chromium or Chrome, or set PUPPETEER_EXECUTABLE_PATH to its program file.",
    isRequired: true,
  },
  // The same engine without windows: a third of the cost of a start, for tests that look at pages alone.
  "chrome-headless-shell": {
    variables: ["HEADLESS_SHELL_PATH"],
    commands: ["chromium-headless-shell", "chrome-headless-shell"],
    places: [],
    debianPackage: "chromium-headless-shell",
    remedy: "No chrome-headless-shell here: tests of pages use the whole Chromium and take longer.",
    isRequired: false,
  },
  firefox: {
    variables: ["FIREFOX_PATH"],
    commands: ["firefox-esr", "firefox"],
    places: [
      "/Applications/Firefox.app/Contents/MacOS/firefox",
      ...programFiles.map((folder) => join(folder, "Mozilla Firefox/firefox.exe")),
    ],
    debianPackage: "firefox-esr",
    remedy: "Install Firefox, or set FIREFOX_PATH to its program file, to run the Firefox tests too.",
    isRequired: false,
  },
};

/** A path in a variable may be a wrapper script with flags of its own, so it is started the way it will be used. */
function starts(file) {
  if (!existsSync(file)) return false;
  // Chrome on Windows opens a window instead of answering.
  if (platform === "win32") return true;
  return spawnSync(file, ["--version"], { timeout: 20_000, stdio: "ignore" }).status === 0;
}

function onPath(command) {
  return (env.PATH ?? "").split(delimiter).map((folder) => join(folder, command));
}

export function readBrowserCache() {
  if (!existsSync(browserCache)) return {};
  try {
    return JSON.parse(readFileSync(browserCache, "utf8"));
  } catch {
    return {};
  }
}

function remember(kind, file) {
  mkdirSync(dirname(browserCache), { recursive: true });
  writeFileSync(browserCache, `${JSON.stringify({ ...readBrowserCache(), [kind]: file })}\n`);
}

function downloadByPuppeteer(kind) {
  const args = [puppeteerCli, "browsers", "install", kind, "--path", join(root, ".cache", "browsers")];
  const result = spawnSync(execPath, args, {
    env: { ...env, PUPPETEER_SKIP_DOWNLOAD: "" },
    encoding: "utf8",
    timeout: 300_000,
  });
  // Prints `chrome@148.0.7778.97 /path/to/chrome`.
  return result.status === 0 ? result.stdout.trim().split("\n").at(-1)?.replace(/^\S+ /, "") : undefined;
}

function installFromDebian(packageName) {
  if (platform !== "linux" || getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return;
  stderr.write(`Installing ${packageName} from Debian's packages …\n`);
  const run = (...args) =>
    spawnSync("apt-get", args, { stdio: "ignore", env: { ...env, DEBIAN_FRONTEND: "noninteractive" } });
  run("update", "-qq");
  run("install", "-y", "--no-install-recommends", packageName);
}

export function findOrFetchBrowser(kind) {
  const { variables, commands, places, debianPackage, remedy, isRequired } = kinds[kind];
  const chosen = variables.map((name) => env[name]).find(Boolean);
  if (chosen) {
    if (!starts(chosen)) throw new Error(`${variables.join(" or ")} is set, but ${chosen} does not start.`);
    return;
  }
  const search = () => [...commands.flatMap(onPath), ...places].find(starts);
  const cached = readBrowserCache()[kind];
  if (cached && existsSync(cached)) return;
  let file = search();
  if (!file) {
    stderr.write(`Looking for a ${kind} to fetch (once) …\n`);
    file = downloadByPuppeteer(kind);
    if (!file || !starts(file)) {
      installFromDebian(debianPackage);
      file = search();
    }
  }
  if (file) return remember(kind, file);
  if (isRequired) throw new Error(`No browser found for ${kind}. ${remedy}`);
  stderr.write(`${remedy}\n`);
}
