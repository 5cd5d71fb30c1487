/** The hours of the day in which nothing is told on the desktop. */

export interface QuietHours {
  readonly isOn: boolean;
  /** Local time, `22:00`. */
  readonly from: string;
  /** The first minute that is not quiet; earlier than `from` means the next morning. */
  readonly until: string;
}

/** `at` in milliseconds, judged by this computer's clock on the wall. */
export function isQuiet({ isOn, from, until }: QuietHours, at: number): boolean {
  const date = new Date(at);
  const minute = date.getHours() * 60 + date.getMinutes();
  const [start, end] = [minuteOf(from), minuteOf(until)];
  if (!isOn || start === null || end === null) return false;
  return start <= end ? minute >= start && minute < end : minute >= start || minute < end;
}

/** Minutes since midnight; null for what is no time of day, as an emptied field. */
function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
