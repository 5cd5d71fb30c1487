/** The last seven local days of an account with what was sent on each, days without messages included. Pure. */
import type { Usage } from "#shared/quota";

export interface UsageBar {
  /** `2026-01-31`, a day of the companion's time zone. */
  readonly day: string;
  readonly sent: number;
  /** The limit of that day; null for a day on which nothing was counted. */
  readonly dailyLimit: number | null;
}

const dayMs = 24 * 60 * 60_000;

/** Oldest first; the last one is today. */
export function weekOf({ timeZone, days }: Usage, now: number): readonly UsageBar[] {
  const today = Date.parse(localDay(now, timeZone));
  const known = new Map(days.map((day) => [day.day, day]));
  return [6, 5, 4, 3, 2, 1, 0].map((back) => {
    const day = new Date(today - back * dayMs).toISOString().slice(0, 10);
    return { day, sent: known.get(day)?.sent ?? 0, dailyLimit: known.get(day)?.dailyLimit ?? null };
  });
}

/** The Swedish way of writing a date is the ISO one. */
function localDay(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(at);
}
