/** Decides what follows when a client ends though it is wanted: which status, and whether and when to try again. */
import type { StatusReason } from "#shared/status";
import type { Clock } from "../clock";
import { backoffMs } from "./backoff";
import { createTimer } from "./deadlines";
import { type EndingRule, endings } from "./endings";
import type { Ending } from "./pool-report";
import type { Stage } from "./running-client";

const windowMs = 600_000;
const maxCrashesInWindow = 5;
const giveUp = { reason: "crash_loop", attempt: 0, retryInMs: null, isUnlinked: false } as const;

export interface RestartPolicy {
  /** Ready long enough means that the trouble is over. */
  noteReady(): void;
  noteNotReady(): void;
  /** `heldMs`: while all accounts fail together nobody's crashes count, and the next try comes when it comes for all. */
  judge(reason: StatusReason, stage: Stage, heldMs?: number | null): Ending;
  /** A start that waits until the network is back. */
  hold(retryInMs: number): Ending;
  /** A person takes over: the count begins anew. */
  reset(): void;
}

function statusFor(rule: EndingRule, stage: Stage): Ending["status"] {
  // An offline account is already shown as disconnected; from there it only changes its reason.
  if (stage === "offline") return "disconnected";
  return stage === "loading" ? rule.whileLoading : rule.later;
}

export function createRestartPolicy(clock: Clock, random: () => number): RestartPolicy {
  const calm = createTimer(clock);
  const crashes = new Set<() => void>();
  let attempt = 0;

  function noteCrash(): void {
    const forget = clock.after(windowMs, () => crashes.delete(forget));
    crashes.add(forget);
  }

  function reset(): void {
    attempt = 0;
    calm.disarm();
    for (const forget of crashes) forget();
    crashes.clear();
  }

  return {
    noteReady: () =>
      calm.arm(windowMs, () => {
        attempt = 0;
      }),
    noteNotReady: () => calm.disarm(),
    judge(reason, stage, heldMs = null) {
      calm.disarm();
      const rule = endings[reason];
      if (rule.isCrash && heldMs === null) noteCrash();
      if (crashes.size > maxCrashesInWindow) {
        reset();
        return { ...giveUp, status: statusFor(endings.crash_loop, stage) };
      }
      const outcome = { status: statusFor(rule, stage), reason, isUnlinked: rule.isUnlinked };
      if (!rule.isRetried) return { ...outcome, attempt: 0, retryInMs: null };
      if (heldMs === null || attempt === 0) attempt += 1;
      return { ...outcome, attempt, retryInMs: heldMs ?? backoffMs(attempt, random) };
    },
    hold: (retryInMs) => ({
      status: "disconnected",
      reason: "network",
      attempt: Math.max(1, attempt),
      retryInMs,
      isUnlinked: false,
    }),
    reset,
  };
}
