/** Pairs a browser without its welcome page, for tests that are about something else. */
import type { Page } from "puppeteer";
import type { CompanionProcess } from "../../../scripts/testing/companion-process";

interface ExtensionGlobal {
  readonly chrome: { readonly storage: { readonly local: { set(items: object): Promise<void> } } };
}

/** `page` is any page of the extension; reload it afterwards. */
export async function seedPairing(
  page: Page,
  { url: companionUrl, token }: CompanionProcess,
  preferences: { readonly theme: string; readonly language: string },
): Promise<void> {
  const pairing = { state: "paired", deviceId: "test", scope: "admin", expiresAt: "2099-01-01T00:00:00.000Z" };
  await page.evaluate((stored) => (globalThis as unknown as ExtensionGlobal).chrome.storage.local.set(stored), {
    pairing: { ...pairing, token, companionUrl },
    preferences: { companionUrl, notifications: false, ...preferences },
  });
}
