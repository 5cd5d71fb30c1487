/** How long to wait before the next try: quick at first, never longer than half a minute, spread by chance. */

const firstMs = 1000;
const longestMs = 30_000;

/** `attempt` counts from 1; `random` is between 0 and 1. */
export function backoffMs(attempt: number, random: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 10));
  return Math.round(full * (0.8 + 0.2 * random));
}
