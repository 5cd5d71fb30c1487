/** Where the linking of one account stands: each step carries only what is true in it. Pure. */
import type { Account } from "#shared/account";
import type { LinkMethod } from "#shared/challenge";
import type { StatusReason } from "#shared/status";
import type { Challenge } from "../../stores/challenge";

export type LinkStep =
  /** Nothing runs: the account waits for somebody to begin. */
  | { readonly step: "resting" }
  | { readonly step: "starting"; readonly isQueued: boolean }
  /** Null payload: not told yet, or withheld because the line is down. */
  | { readonly step: "qr"; readonly challenge: Challenge | null; readonly isOffline: boolean }
  | { readonly step: "code"; readonly challenge: Challenge | null; readonly isOffline: boolean }
  | { readonly step: "passkey" }
  | { readonly step: "syncing"; readonly percent: number | null }
  | { readonly step: "done"; readonly phoneNumber: string | null }
  /** The last attempt passed unused; it goes on when a person asks. */
  | { readonly step: "paused" }
  | { readonly step: "failed"; readonly reason: StatusReason }
  /** Deleted meanwhile, here or elsewhere. */
  | { readonly step: "gone" };

export interface LinkFacts {
  readonly account: Account | undefined;
  readonly challenge: Challenge | undefined;
  readonly isLive: boolean;
  /** Of a running history sync, 0–100. */
  readonly syncPercent: number | null;
}

export function linkStepOf({ account, challenge, isLive, syncPercent }: LinkFacts): LinkStep {
  if (!account) return { step: "gone" };
  switch (account.status) {
    case "loading":
      return { step: "starting", isQueued: account.reason === "start_queued" };
    case "qr":
    case "pairing":
      return challengeStep(account, challenge, isLive);
    case "authenticated":
      return { step: "syncing", percent: syncPercent };
    case "ready":
      return { step: "done", phoneNumber: account.phoneNumber };
    case "disconnected":
    case "error":
      return restingStep(account);
  }
}

function challengeStep(account: Account, challenge: Challenge | undefined, isLive: boolean): LinkStep {
  const kind = challenge?.kind ?? account.link?.kind;
  if (kind === "passkey") return { step: "passkey" };
  const step = account.status === "qr" ? "qr" : "code";
  const isFitting = challenge !== undefined && challenge.kind === step;
  return { step, challenge: isFitting && isLive ? challenge : null, isOffline: !isLive };
}

function restingStep({ status, reason, desired }: Account): LinkStep {
  if (reason === "link_expired") return { step: "paused" };
  const isBeginning = status === "disconnected" && desired === "running" && isRest(reason);
  if (isBeginning || reason === "start_queued") return { step: "starting", isQueued: reason === "start_queued" };
  if (isRest(reason) && status === "disconnected") return { step: "resting" };
  return { step: "failed", reason: reason ?? "internal" };
}

/** Rests say nothing about a failure: the account was stopped, never begun, or unlinked on purpose or on the phone. */
function isRest(reason: StatusReason | null): boolean {
  return (
    reason === null ||
    reason === "never_started" ||
    reason === "stopped" ||
    reason === "logged_out" ||
    reason === "logged_out_on_phone"
  );
}

/** The method that is under way, or null when nothing says so. */
export function methodUnderWay(step: LinkStep): LinkMethod | null {
  if (step.step === "qr") return "qr";
  return step.step === "code" ? "pairing" : null;
}
