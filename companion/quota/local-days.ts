/** Which local day it is, and when it ends: the calendar the daily limit lives by. Right on days of 23 and 25 hours. */
import type { Clock } from "../clock";

const hourMs = 60 * 60 * 1000;

/**
 * A stored day may lie ahead of the clock: the zone was changed, or the clock was put back. It stays the current day then,
 * so that no day is counted twice. Further ahead than this the clock must have been wrong, and today is today again.
 */
const plausibleLeadMs = 48 * hourMs;

export interface LocalDays {
  readonly timeZone: string;
  /** `2026-01-31` */
  today(): string;
  /** The last day that a stored one can be without the clock having been wrong. */
  latestPlausible(): string;
  /** The first instant after a day, in milliseconds. */
  endOf(day: string): number;
}

export interface LocalDaysOptions {
  readonly clock: Pick<Clock, "now">;
  /** Asked each time, because it is a setting. */
  readonly timeZone: () => string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const numeric = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const added = new Intl.DateTimeFormat("en-CA", { ...numeric, timeZone, calendar: "iso8601" });
  formats.set(timeZone, added);
  return added;
}

export function localDayOf(timeZone: string, at: number): string {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** The first instant whose local day is after `day`. Found by halving, as no offset is the same all year. */
export function endOfLocalDay(timeZone: string, day: string): number {
  const noon = Date.parse(`${day}T12:00:00Z`);
  let before = noon - 36 * hourMs;
  let after = noon + 60 * hourMs;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localDayOf(timeZone, middle) > day) after = middle;
    else before = middle;
  }
  return after;
}

/** Every zone's offset is a multiple of this, so no day begins within it. */
const quarterMs = hourMs / 4;

export function createLocalDays({ clock, timeZone }: LocalDaysOptions): LocalDays {
  let last = { timeZone: "", quarter: Number.NaN, day: "" };

  /** Asked for every list and every message, while it takes longer to work out than either. */
  function today(): string {
    const [zone, now] = [timeZone(), clock.now()];
    const quarter = Math.floor(now / quarterMs);
    if (last.timeZone !== zone || last.quarter !== quarter) {
      last = { timeZone: zone, quarter, day: localDayOf(zone, now) };
    }
    return last.day;
  }

  return {
    get timeZone() {
      return timeZone();
    },
    today,
    latestPlausible: () => localDayOf(timeZone(), clock.now() + plausibleLeadMs),
    endOf: (day) => endOfLocalDay(timeZone(), day),
  };
}
