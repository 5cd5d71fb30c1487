/** The pace of a trust level: how long an account must wait before its next message. Pure. */
import type { TrustLevel } from "#shared/trust-levels";
import type { RecentSend } from "./send-store";

const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** Milliseconds until one more fits among at most `most` within the last `windowMs`. */
function waitForWindow(times: readonly number[], most: number, windowMs: number, now: number): number {
  const inWindow = times.filter((at) => at > now - windowMs).sort((a, b) => b - a);
  const blocking = inWindow[most - 1];
  return blocking === undefined ? 0 : blocking + windowMs - now;
}

/** Sends dated ahead of `now` are those of a clock put back: they are left out, or they would block until it catches up. */
export function waitMsFor(
  level: TrustLevel,
  recent: readonly RecentSend[],
  { now, isFirstContact }: { readonly now: number; readonly isFirstContact: boolean },
): number {
  const past = recent.filter(({ at }) => at <= now);
  const first = past.filter((send) => send.isFirstContact).map(({ at }) => at);
  return Math.max(
    0,
    ...past.map(({ at, restMs }) => at + restMs - now),
    waitForWindow(
      past.map(({ at }) => at),
      level.perMinute,
      minuteMs,
      now,
    ),
    isFirstContact ? waitForWindow(first, level.firstContactsPerHour, hourMs, now) : 0,
  );
}

/** The pause after a message; `random` is 0 ≤ x < 1. */
export function drawRestMs({ spacingSeconds: { min, max } }: TrustLevel, random: () => number): number {
  return Math.round((min + random() * (max - min)) * 1000);
}
