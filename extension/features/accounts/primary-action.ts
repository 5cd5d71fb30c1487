/** The one thing to do now about an account, from what is known of it. */
import type { Account } from "#shared/account";
import type { StatusReason } from "#shared/status";

export type PrimaryAction =
  | "start"
  | "stop"
  | "cancel"
  | "retry"
  | "showQr"
  | "showCode"
  | "link"
  | "linkAgain"
  | "seeWhy";

/** Reasons that end with a new link between account and phone. */
const unlinkedReasons: ReadonlySet<StatusReason> = new Set([
  "logged_out_on_phone",
  "link_expired",
  "code_rejected",
  "auth_failed",
  "credentials_lost",
  "profile_damaged",
]);

/** Reasons that are rests: nothing is wrong, somebody wanted it so. */
const restReasons: ReadonlySet<StatusReason> = new Set(["never_started", "stopped", "parked", "paused", "logged_out"]);

type Facts = Pick<Account, "status" | "reason" | "desired" | "nextRetryAt" | "isLoggedIn">;

/** Null: there is nothing to do but wait. */
export function primaryActionOf(account: Facts): PrimaryAction | null {
  switch (account.status) {
    case "ready":
      return "stop";
    case "loading":
      return "cancel";
    case "qr":
      return "showQr";
    case "pairing":
      return "showCode";
    case "authenticated":
      return null;
    case "error":
    case "disconnected":
      return restingAction(account);
  }
}

function restingAction({ status, reason, desired, nextRetryAt, isLoggedIn }: Facts): PrimaryAction {
  if (reason !== null && unlinkedReasons.has(reason)) return "linkAgain";
  if (nextRetryAt !== null) return "retry";
  if (desired === "running" && status === "disconnected" && reason !== null && isPassing(reason)) return "cancel";
  if (status === "error" || (reason !== null && !restReasons.has(reason) && !isPassing(reason))) return "seeWhy";
  return isLoggedIn ? "start" : "link";
}

/** Disconnections that end by themselves. */
function isPassing(reason: StatusReason): boolean {
  return (
    reason === "network" || reason === "whatsapp_offline" || reason === "server_restart" || reason === "start_queued"
  );
}
