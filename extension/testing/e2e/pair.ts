/** Pairs a browser with a companion on the welcome page, as a person does. */
import type { CompanionProcess } from "../../../scripts/testing/companion-process";
import type { ExtensionBrowser } from "./browsers";
import { fill, press, sees } from "./hands";

export async function pairOnWelcomePage(browser: ExtensionBrowser, companion: CompanionProcess): Promise<void> {
  const page = await browser.open("welcome");
  await press(page, "Use another address");
  await fill(page, "Companion address", companion.url);
  await press(page, "Use this address");
  await fill(page, "Pairing code", await companion.pairingCode());
  await press(page, "Pair");
  await sees(page, "Everything is ready");
  await page.close();
}
