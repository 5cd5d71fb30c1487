/** The last seven local days of an account with what was sent on each, days without messages included. Pure. */
import type { Usage } from "#shared/quota";

interface UsageBar {
  /** `2026-01-31`, a day of the companion's time zone. */
  readonly day: string;
  readonly sent: number;
}

const dayMs = 24 * 60 * 60_000;

/** Oldest first; the last one is today. */
export function weekOf({ timeZone, days }: Usage, now: number): readonly UsageBar[] {
  const today = Date.parse(localDay(now, timeZone));
  const sentOn = new Map(days.map(({ day, sent }) => [day, sent]));
  return [6, 5, 4, 3, 2, 1, 0].map((back) => {
    const day = new Date(today - back * dayMs).toISOString().slice(0, 10);
    return { day, sent: sentOn.get(day) ?? 0 };
  });
}

/** The Swedish way of writing a date is the ISO one. */
function localDay(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(at);
}
