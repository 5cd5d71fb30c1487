/** Sorts accounts by what they ask of a person: the exception is loud, the normal is quiet. */
import type { Account } from "#shared/account";
import type { StatusReason } from "#shared/status";

export const statusGroups = ["problem", "waiting", "working", "ready", "stopped"] as const;
export type StatusGroup = (typeof statusGroups)[number];

/** Rests that somebody asked for; nothing is wrong with them. */
const restReasons: ReadonlySet<StatusReason> = new Set(["never_started", "stopped", "parked", "paused", "logged_out"]);

/** Disconnections that pass by themselves. */
const passingReasons: ReadonlySet<StatusReason> = new Set([
  "network",
  "whatsapp_offline",
  "server_restart",
  "start_queued",
]);

type StatusFacts = Pick<Account, "status" | "reason" | "desired" | "nextRetryAt">;

/** `problem` and `waiting` need a person; the other three do not. */
export function statusGroupOf(account: StatusFacts): StatusGroup {
  switch (account.status) {
    case "error":
      return "problem";
    case "qr":
    case "pairing":
      return "waiting";
    case "loading":
    case "authenticated":
      return "working";
    case "ready":
      return "ready";
    case "disconnected":
      return disconnectedGroup(account);
  }
}

function disconnectedGroup({ reason, desired, nextRetryAt }: StatusFacts): StatusGroup {
  if (reason === null || restReasons.has(reason)) return desired === "running" ? "working" : "stopped";
  if (!passingReasons.has(reason) && nextRetryAt === null) return "problem";
  return desired === "running" ? "working" : "stopped";
}

export function needsPerson(account: StatusFacts): boolean {
  const group = statusGroupOf(account);
  return group === "problem" || group === "waiting";
}
