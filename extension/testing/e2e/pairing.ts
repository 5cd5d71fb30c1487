/** Pairs a browser: on the welcome page as a person does, or without it for tests that are about something else. */
import type { Page } from "puppeteer";
import { deviceListSchema } from "#shared/pairing";
import type { CompanionProcess } from "../../../scripts/testing/companion-process";
import type { ExtensionBrowser } from "./browsers";
import { fill, press, sees } from "./hands";

interface LocalStorage {
  get(key: string): Promise<object>;
  set(items: object): Promise<void>;
}

export interface ExtensionGlobal {
  readonly chrome: { readonly storage: { readonly local: LocalStorage } };
}

/** `page` is any page of the extension; reload it afterwards. */
export async function seedPairing(
  page: Page,
  { url: companionUrl, token, request }: CompanionProcess,
  preferences: { readonly theme: string; readonly language: string },
  change: { readonly state?: string } = {},
): Promise<void> {
  const { devices } = deviceListSchema.parse(await (await request("GET", "/auth/devices")).json());
  const deviceId = devices.find(({ isCurrent }) => isCurrent)?.id;
  const pairing = { state: "paired", deviceId, scope: "admin", expiresAt: "2099-01-01T00:00:00.000Z" };
  await page.evaluate((stored) => (globalThis as unknown as ExtensionGlobal).chrome.storage.local.set(stored), {
    pairing: { ...pairing, token, companionUrl, ...change },
    preferences: { companionUrl, notifications: false, ...preferences },
  });
}

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
