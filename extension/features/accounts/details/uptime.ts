/** How an account fared over the last day: which state it was in at each time, and for how long in each. Pure. */
import type { Activity } from "#shared/activity";
import { type StatusGroup, statusGroupOf, statusGroups } from "../../../stores/status-group";

type Entry = Activity["entries"][number];

interface UptimeCell {
  /** Milliseconds at which it begins. */
  readonly from: number;
  /** The most urgent state in it; null where nothing is known. */
  readonly group: StatusGroup | null;
}

export interface Uptime {
  readonly cells: readonly UptimeCell[];
  /** Milliseconds in each state; the rest of the time is not known. */
  readonly spent: Readonly<Record<StatusGroup, number>>;
}

const spanMs = 24 * 60 * 60_000;
const cellCount = 48;
const cellMs = spanMs / cellCount;

/** The wish of that time is not in the log; a cut connection counts as what it was, a rest. */
export function groupOfEntry(entry: Entry): StatusGroup {
  return statusGroupOf({ ...entry, desired: "stopped", nextRetryAt: null });
}

interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly group: StatusGroup;
}

function stretchesOf(entries: readonly Entry[], now: number): readonly Stretch[] {
  const start = now - spanMs;
  return entries
    .map((entry, index) => {
      const newer = entries[index - 1];
      const from = Math.max(Date.parse(entry.at), start);
      return { from, until: newer ? Date.parse(newer.at) : now, group: groupOfEntry(entry) };
    })
    .filter(({ from, until }) => until > from);
}

/** `entries` are the newest ones, newest first. */
export function uptimeOf(entries: readonly Entry[], now: number): Uptime {
  const stretches = stretchesOf(entries, now);
  const spent = Object.fromEntries(statusGroups.map((group) => [group, 0])) as Record<StatusGroup, number>;
  for (const { from, until, group } of stretches) spent[group] += until - from;
  const cells = Array.from({ length: cellCount }, (_, index) => {
    const from = now - spanMs + index * cellMs;
    const within = stretches.filter((stretch) => stretch.from < from + cellMs && stretch.until > from);
    return { from, group: statusGroups.find((group) => within.some((stretch) => stretch.group === group)) ?? null };
  });
  return { cells, spent };
}
