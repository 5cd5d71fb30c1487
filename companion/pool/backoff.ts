/** How long to wait before an automatic try: exponential with full jitter, so that many accounts do not return at once. */

const baseMs = 2_000;
const capMs = 300_000;

/** `attempt` counts from 1; `random` answers 0 ≤ x < 1. */
export function backoffMs(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(capMs, baseMs * 2 ** (attempt - 1)));
}
