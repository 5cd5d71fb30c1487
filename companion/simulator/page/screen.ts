/** What a person sees in the page, so that screenshots and windows make sense. */
import QRCode from "qrcode";
import type { Knobs } from "../knobs";
import type { QrKeys } from "../wire";
import type { Passkey, PasskeyStage } from "./passkey";

export interface Screen {
  showLoading(): void;
  showQr(ref: string, keys: QrKeys): void;
  showIdle(): void;
  showAccount(number: string, pushName: string): void;
  showPasskey(stage: PasskeyStage, hasFailed: boolean): void;
  /** Something over the page that a person has to deal with. */
  showOverlay(overlay: Knobs["overlay"]): void;
}

function element(tag: string, text: string, testId?: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (testId) made.dataset.testid = testId;
  return made;
}

function button(text: string, testId: string, onClick: () => void): HTMLElement {
  const made = element("button", text, testId);
  made.addEventListener("click", onClick);
  return made;
}

export function createScreen(root: HTMLElement, passkey: () => Passkey, onCancelPasskey: () => void): Screen {
  const show = (title: string, ...content: Node[]) => root.replaceChildren(element("h1", title), ...content);

  const passkeyCard = (hasFailed: boolean) => {
    const card = element("section", "", "shortcake_prompt_card");
    card.append(
      element("p", "To link this device, confirm with your passkey."),
      button("Continue", "shortcake_passkey_continue_button", () => void passkey().proceed()),
      button("Cancel", "shortcake_cancel_button", onCancelPasskey),
    );
    if (hasFailed) card.setAttribute("role", "alert");
    return card;
  };

  return {
    showLoading: () => show("Loading…"),
    showIdle: () => show("QR code expired"),
    showAccount: (number, pushName) => show(pushName, element("p", `+${number} is connected`)),
    showQr(ref, { noise, identity, advSecret, platform }) {
      const canvas = document.createElement("canvas");
      const text = [ref, noise, identity, advSecret, platform].join(",");
      void QRCode.toCanvas(canvas, text, { width: 264, margin: 1 });
      show("Scan to link a device", canvas);
    },
    showOverlay(overlay) {
      document.querySelector("[role=dialog]")?.remove();
      if (overlay === "none") return;
      const dialog = element("div", overlay === "terms" ? "Review the terms" : "Something new");
      dialog.setAttribute("role", "dialog");
      document.body.append(dialog);
    },
    showPasskey(stage, hasFailed) {
      const screen = element("div", "", "shortcake_passkey_screen");
      const waiting = element("p", "Continue on your phone", "shortcake_waiting_for_phone_card");
      screen.append(stage === "WaitingForPrimaryIdentity" ? waiting : passkeyCard(hasFailed));
      show("Confirm it is you", screen);
    },
  };
}
