/** `npm start`: builds the extension when it is not up to date, says where to load it, then becomes the companion. */
import { argv, env, stderr } from "node:process";
import { pathToFileURL } from "node:url";
import { root } from "./bootstrap/paths.mjs";
import { buildCompanion } from "./companion-build.mjs";
import { extensionFolder, refreshExtension } from "./extension-build.mjs";
import { openBrowserWithExtension } from "./open-browser.mjs";

refreshExtension();
stderr.write(`The extension is in ${extensionFolder("chrome")}
  Chrome:  chrome://extensions → Developer mode → Load unpacked → that folder
  Firefox: about:debugging → This Firefox → Load Temporary Add-on → ${extensionFolder("firefox")}/manifest.json
`);

if (argv.includes("--open")) void openBrowserWithExtension({ root, executablePath: env.PUPPETEER_EXECUTABLE_PATH });
await import(pathToFileURL(await buildCompanion()).href);
