/** The passkey step ("shortcake"): WhatsApp's extra screen after the phone accepted a link; nobody can pass it here. */
import { Emitter } from "./emitter";

export type PasskeyStage = "NotStarted" | "Initialized" | "WaitingForPrimaryIdentity";
const prefix = "link_device_events:";

export interface Passkey {
  readonly events: Emitter;
  stage(): PasskeyStage;
  pairingType(): string;
  setPairingType(type: string): void;
  begin(): void;
  /** The Continue button: asks the browser for the passkey. A refusal only changes the card, as observed. */
  proceed(): Promise<void>;
  reset(): void;
}

interface PasskeyOptions {
  readonly rotateSecret: () => void;
  readonly askBrowser: () => Promise<unknown>;
  readonly onChange: (stage: PasskeyStage, hasFailed: boolean) => void;
}

export function createPasskey({ rotateSecret, askBrowser, onChange }: PasskeyOptions): Passkey {
  const events = new Emitter();
  let stage: PasskeyStage = "NotStarted";
  let pairingType = "QR_CODE";

  const move = (next: PasskeyStage, hasFailed = false) => {
    stage = next;
    onChange(stage, hasFailed);
  };

  return {
    events,
    stage: () => stage,
    pairingType: () => pairingType,
    setPairingType(type) {
      pairingType = type;
    },
    begin() {
      pairingType = "SHORTCAKE_PASSKEY";
      rotateSecret();
      move("Initialized");
      events.trigger(`${prefix}passkey_prologue_request`);
    },
    async proceed() {
      try {
        await askBrowser();
        move("WaitingForPrimaryIdentity");
        events.trigger(`${prefix}shortcake_prologue_sent`);
      } catch {
        move("Initialized", true);
      }
    },
    reset() {
      pairingType = "QR_CODE";
      stage = "NotStarted";
    },
  };
}

/** What the real page asks for: a discoverable passkey of whatsapp.com with user verification. */
export function askBrowserForPasskey(): Promise<unknown> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    rpId: "whatsapp.com",
    userVerification: "required",
    timeout: 600_000,
  };
  return navigator.credentials.get({ publicKey });
}
