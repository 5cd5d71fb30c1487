/** The picture of what the popup showed last. Read before anything else is loaded, so it goes past the storage library. */
import { browser } from "wxt/browser";

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
