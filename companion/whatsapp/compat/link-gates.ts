/**
 * Screens that stand between an account and its link, of which the library tells nothing: WhatsApp's passkey step (since
 * June 2026, #201806), accounts it blocked, terms to accept, and dialogs nobody knows. Detected, never clicked away.
 */
import type { StatusReason } from "#shared/status";

export type GateReason = Extract<
  StatusReason,
  "passkey_required" | "account_restricted" | "terms_required" | "attention_required"
>;

export interface GateSigns {
  readonly isPasskey: boolean;
  /** `Stream.mode`: which screen WhatsApp Web shows. */
  readonly mode: string | null;
  readonly wantsTerms: boolean;
  readonly hasDialog: boolean;
}

interface GateWindow {
  require(name: string): unknown;
}

/** Runs in the page. Modules that are gone are passed over: the next sign may still be there. */
export function readGateSigns(): GateSigns {
  const page = window as unknown as GateWindow;
  const state = page as unknown as Record<symbol, { isAsked: boolean } | undefined>;
  const symbol = Symbol.for("saklar.gate");
  let isPasskey = false;
  let mode: string | null = null;
  let wantsTerms = false;
  try {
    if (state[symbol] === undefined) {
      const seen = { isAsked: false };
      Object.defineProperty(window, symbol, { value: seen });
      const { LinkDeviceEvents } = page.require("WAWebLinkDeviceEvents") as {
        LinkDeviceEvents: { on(names: string, listener: () => void): void };
      };
      LinkDeviceEvents.on("link_device_events:passkey_prologue_request", () => {
        seen.isAsked = true;
      });
    }
  } catch {
    // Not in this build: the stage and the screen say it too.
  }
  try {
    const api = page.require("WAWebShortcakeLinkingApi") as {
      getShortcakeLinkingStage(): string;
      getPairingType?(): string;
    };
    const isBegun = api.getShortcakeLinkingStage() !== "NotStarted";
    isPasskey = isBegun || api.getPairingType?.() === "SHORTCAKE_PASSKEY";
    // Called off in the page: what the event said is over.
    if (!isPasskey && state[symbol] !== undefined) state[symbol].isAsked = false;
  } catch {
    isPasskey = state[symbol]?.isAsked === true;
  }
  if (document.querySelector('[data-testid="shortcake_passkey_screen"]') !== null) isPasskey = true;
  try {
    mode = (page.require("WAWebStreamModel") as { Stream: { mode?: string } }).Stream.mode ?? null;
    wantsTerms = ((page.require("WAWebConnModel") as { Conn: { tos?: number } }).Conn.tos ?? 0) !== 0;
  } catch {
    // The self-check names modules that are gone.
  }
  return { isPasskey, mode, wantsTerms, hasDialog: document.querySelector("[role=dialog]") !== null };
}

const blockingModes: Readonly<Record<string, GateReason>> = {
  TOS_BLOCK: "account_restricted",
  SMB_TOS_BLOCK: "account_restricted",
  TEMP_BAN: "account_restricted",
  SCREEN_LOCK: "attention_required",
};
/** A dialog may come and go by itself while a page syncs. */
const dialogMs = 60_000;

export interface GateWatch {
  /** What stands in the way now, or null. `isWaitingForPhone`: a QR is shown, which a dialog does not hide. */
  judge(signs: GateSigns, now: number, isWaitingForPhone: boolean): GateReason | null;
}

export function createGateWatch(): GateWatch {
  let dialogSince: number | null = null;
  return {
    judge({ isPasskey, mode, wantsTerms, hasDialog }, now, isWaitingForPhone) {
      if (isPasskey) return "passkey_required";
      const blocked = blockingModes[mode ?? ""];
      if (blocked !== undefined) return blocked;
      if (wantsTerms) return "terms_required";
      dialogSince = hasDialog && !isWaitingForPhone ? (dialogSince ?? now) : null;
      return dialogSince !== null && now - dialogSince >= dialogMs ? "attention_required" : null;
    },
  };
}
