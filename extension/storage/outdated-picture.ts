/** When the picture of the popup is thrown away, on whichever page it becomes known. */
import type { PreferencesStore } from "../stores/preferences";
import type { WhatsappStore } from "../stores/whatsapp-store";
import { pairingItem } from "./pairing";
import { forgetPicture } from "./popup-picture";

/** Another language, theme, companion or pairing makes it wrong; what was deleted is not shown again. */
export function forgetOutdatedPicture(whatsapp: WhatsappStore, preferences: PreferencesStore): void {
  pairingItem.watch(() => void forgetPicture());
  whatsapp.subscribe(({ accounts }, before) => {
    if (accounts === before.accounts) return;
    if (Object.keys(before.accounts).some((id) => !(id in accounts))) void forgetPicture();
  });
  preferences.subscribe(({ language, theme, companionUrl }, before) => {
    const isSame = language === before.language && theme === before.theme && companionUrl === before.companionUrl;
    if (!isSame) void forgetPicture();
  });
}
