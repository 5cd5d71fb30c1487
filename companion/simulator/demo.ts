/** `npm run demo`: the product with a stand-in for WhatsApp Web and simulated phones; no phone, no internet. */
import { join } from "node:path";
import { extensionFolder, refreshExtension } from "../../scripts/extension-build.mjs";
import { toError } from "../errors";
import { isLibraryRejection } from "../whatsapp/traps/library-errors";
import { endOnSignals } from "./demo/ending";
import { parseDemoOptions } from "./demo/options";
import { hasScreen } from "./demo/screen";
import { startDemo } from "./demo/start-demo";
import { openVisibleBrowser } from "./demo/visible-browser";
import { welcomeText } from "./demo/welcome-text";

const { env, platform, stdin, stdout, stderr } = process;

async function run(): Promise<void> {
  const { accounts, mayOpenBrowser, mayBuild } = parseDemoOptions(process.argv.slice(2));
  if (mayBuild) refreshExtension();
  const demo = await startDemo(env, accounts);
  const ending = endOnSignals(demo);
  const mayOpen = mayOpenBrowser && hasScreen(platform, env);
  const browser = mayOpen ? await openVisibleBrowser(demo, env.PUPPETEER_EXECUTABLE_PATH) : null;
  if (browser) ending.also(() => browser.close());
  if (accounts > 0) {
    stdout.write(`Linking ${accounts} accounts …\n`);
    await ending.guard(demo.fill(accounts));
  }
  stdout.write(
    welcomeText({
      companionUrl: demo.companionUrl,
      phonesUrl: demo.phonesUrl,
      pairingCode: demo.newPairingCode(),
      chromeFolder: extensionFolder("chrome"),
      firefoxManifest: join(extensionFolder("firefox"), "manifest.json"),
      isBrowserOpen: browser !== null,
    }),
  );
  if (stdin.isTTY) stdin.on("data", () => stdout.write(`Pairing code   ${demo.newPairingCode()}\n`));
}

process.umask(0o077);
// whatsapp-web.js leaves promises behind that reject when a page closes.
process.on("unhandledRejection", (reason) => {
  if (!isLibraryRejection(reason)) throw reason;
});
run().catch((thrown: unknown) => {
  stderr.write(`${toError(thrown).message}\n`);
  process.exit(1);
});
