/**
 * The picture of what the popup showed last, and when it is thrown away. Read before anything else is loaded, so it
 * goes past the storage library.
 */
import { browser } from "wxt/browser";
import type { PreferencesStore } from "../stores/preferences";
import type { WhatsappStore } from "../stores/whatsapp-store";

export interface PopupPicture {
  readonly html: string;
  readonly lang: string;
  /** null: as the system has it. */
  readonly theme: string | null;
  /** Of the extension: another one has other styles. */
  readonly version: string;
}

const key = "popupPicture";
const version = () => browser.runtime.getManifest().version;

export async function readPicture(): Promise<PopupPicture | null> {
  const stored = await browser.storage.local.get<{ [key]?: PopupPicture }>(key);
  const picture = stored[key];
  return picture?.version === version() ? picture : null;
}

export async function keepPicture(picture: Omit<PopupPicture, "version">): Promise<void> {
  await browser.storage.local.set({ [key]: { ...picture, version: version() } });
}

export async function forgetPicture(): Promise<void> {
  await browser.storage.local.remove(key);
}

/** Another language, theme or companion makes it wrong; what was deleted is not shown again. */
export function forgetOutdatedPicture(whatsapp: WhatsappStore, preferences: PreferencesStore): void {
  whatsapp.subscribe(({ accounts }, before) => {
    if (accounts === before.accounts) return;
    if (Object.keys(before.accounts).some((id) => !(id in accounts))) void forgetPicture();
  });
  preferences.subscribe(({ language, theme, companionUrl }, before) => {
    const isSame = language === before.language && theme === before.theme && companionUrl === before.companionUrl;
    if (!isSame) void forgetPicture();
  });
}
