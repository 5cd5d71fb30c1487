/** How long a challenge is still good, though the companion's clock and this one may differ. */
import type { Link } from "#shared/challenge";

type Validity = Pick<Link, "issuedAt" | "expiresAt">;

/** Differences below this are network and rounding, not clocks. */
const toleranceMs = 2_000;

/** Whole validity in ms. */
export function validityMs({ issuedAt, expiresAt }: Validity): number {
  return Math.max(0, Date.parse(expiresAt) - Date.parse(issuedAt));
}

/**
 * Time left in ms, never below 0. When it arrived at a time that this clock cannot explain (before it was issued, or
 * after it expired), the clocks disagree: it then counts from its arrival.
 */
export function remainingMs(challenge: Validity, receivedAt: number, now: number): number {
  const issuedAt = Date.parse(challenge.issuedAt);
  const expiresAt = Date.parse(challenge.expiresAt);
  const isPlausible = receivedAt >= issuedAt - toleranceMs && receivedAt < expiresAt;
  const end = isPlausible ? expiresAt : receivedAt + validityMs(challenge);
  return Math.min(validityMs(challenge), Math.max(0, end - now));
}

/** What assistive technology is told as time passes: at 30 s, at 10 s and at the end, each once. */
export type TimeMark = "thirty" | "ten" | "expired";

export function timeMarkOf(remaining: number): TimeMark | null {
  if (remaining <= 0) return "expired";
  if (remaining <= 10_000) return "ten";
  return remaining <= 30_000 ? "thirty" : null;
}
