/** Whether it is a time of day at which nothing is sent, and how long that lasts. Pure. */
import type { QuietHours } from "#shared/companion-settings";

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The time of day in a zone, in minutes with their fraction. */
function minutesNow(timeZone: string, now: number): number {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return minutesOf(format.format(now)) + (now % minuteMs) / minuteMs;
}

/** Milliseconds until sending is allowed; 0 when it is. On a day whose clocks change it may take asking twice. */
export function quietMsAt(quiet: QuietHours | null, timeZone: string, now: number): number {
  if (quiet === null) return 0;
  const since = (time: string) => (minutesNow(timeZone, now) - minutesOf(time) + dayMinutes) % dayMinutes;
  const length = (minutesOf(quiet.to) - minutesOf(quiet.from) + dayMinutes) % dayMinutes;
  const passed = since(quiet.from);
  return passed < length ? Math.ceil((length - passed) * minuteMs) : 0;
}
