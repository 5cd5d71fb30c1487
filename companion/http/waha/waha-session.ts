/** An account in the words of WAHA's sessions, for programs that were written for it. Pure. */
import type { Account } from "#shared/account";

type WahaStatus = "STOPPED" | "STARTING" | "SCAN_QR_CODE" | "PASSKEY_REQUIRED" | "WORKING" | "FAILED";

export interface WahaMe {
  readonly id: string;
  readonly pushName: string | null;
}

export interface WahaSession {
  readonly name: string;
  readonly status: WahaStatus;
  readonly engine: { readonly engine: "WEBJS" };
  readonly config: { readonly proxy: null; readonly webhooks: readonly never[]; readonly debug: false };
  readonly me: WahaMe | null;
}

export function wahaStatusOf({ status, reason, desired, link }: Account): WahaStatus {
  switch (status) {
    case "ready":
      return "WORKING";
    case "error":
      return "FAILED";
    case "qr":
    case "pairing":
      return link?.kind === "passkey" ? "PASSKEY_REQUIRED" : "SCAN_QR_CODE";
    case "disconnected":
      return desired === "running" && reason !== "parked" ? "STARTING" : "STOPPED";
    case "loading":
    case "authenticated":
      return "STARTING";
  }
}

/** Null unless it is connected. WhatsApp's own name of the account is not kept here. */
export function wahaMeOf({ status, phoneNumber }: Account): WahaMe | null {
  return status === "ready" && phoneNumber !== null ? { id: `${phoneNumber}@c.us`, pushName: null } : null;
}

export function wahaSessionOf(account: Account): WahaSession {
  return {
    name: account.clientName,
    status: wahaStatusOf(account),
    engine: { engine: "WEBJS" },
    config: { proxy: null, webhooks: [], debug: false },
    me: wahaMeOf(account),
  };
}
