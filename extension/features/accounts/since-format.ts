/** How a moment in the past is written: the time today, the day this year, else the whole date. */
import type { DateTimeFormatOptions } from "use-intl";

export function sinceFormat(at: number, now: number): DateTimeFormatOptions {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return { hour: "2-digit", minute: "2-digit" };
  if (then.getFullYear() === today.getFullYear()) return { day: "numeric", month: "short" };
  return { day: "numeric", month: "short", year: "numeric" };
}
