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
  judge(reason: StatusReason, stage: Stage): Ending;
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
    judge(reason, stage) {
      calm.disarm();
      const rule = endings[reason];
      if (rule.isCrash) noteCrash();
      if (crashes.size > maxCrashesInWindow) {
        reset();
        return { ...giveUp, status: statusFor(endings.crash_loop, stage) };
      }
      const outcome = { status: statusFor(rule, stage), reason, isUnlinked: rule.isUnlinked };
      if (!rule.isRetried) return { ...outcome, attempt: 0, retryInMs: null };
      attempt += 1;
      return { ...outcome, attempt, retryInMs: backoffMs(attempt, random) };
    },
    reset,
  };
}
