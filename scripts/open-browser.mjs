/** Opens a visible Chromium with the extension loaded, in a profile of its own that is kept between runs. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { getuid, stderr } from "node:process";
import puppeteer from "puppeteer";
import { readBrowserCache } from "./bootstrap/browsers.mjs";
import { extensionFolder } from "./extension-build.mjs";

/** `pages` come up in further tabs. Resolves to null, and says so, when no window can be opened. */
export async function openBrowserWithExtension({
  root,
  executablePath = readBrowserCache().chrome,
  userDataDir = join(root, ".cache", "open-profile"),
  pages = [],
}) {
  mkdirSync(userDataDir, { recursive: true });
  try {
    const browser = await puppeteer.launch({
      executablePath,
      userDataDir,
      headless: false,
      pipe: true,
      defaultViewport: null,
      enableExtensions: [extensionFolder("chrome")],
      args: getuid?.() === 0 ? ["--no-sandbox"] : [],
      // Its own way of ending the process at a signal would cut the companion's short.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const [blank] = await browser.pages();
    for (const [index, address] of pages.entries()) {
      const tab = index === 0 && blank ? blank : await browser.newPage();
      await tab.goto(address);
    }
    return browser;
  } catch (error) {
    stderr.write(`No browser window could be opened (${error.message.split("\n")[0]}); load the extension by hand.\n`);
    return null;
  }
}
