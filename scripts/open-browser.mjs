/** Opens a visible Chromium with the extension loaded, in a profile of its own that is kept between runs. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { getuid, stderr } from "node:process";
import puppeteer from "puppeteer";
import { readBrowserCache } from "./bootstrap/browsers.mjs";
import { extensionFolder } from "./extension-build.mjs";

export async function openBrowserWithExtension({ root, executablePath = readBrowserCache().chrome }) {
  const userDataDir = join(root, ".cache", "open-profile");
  mkdirSync(userDataDir, { recursive: true });
  try {
    await puppeteer.launch({
      executablePath,
      userDataDir,
      headless: false,
      pipe: true,
      defaultViewport: null,
      enableExtensions: [extensionFolder("chrome")],
      args: getuid?.() === 0 ? ["--no-sandbox"] : [],
    });
  } catch (error) {
    stderr.write(`No browser window could be opened (${error.message.split("\n")[0]}); load the extension by hand.\n`);
  }
}
