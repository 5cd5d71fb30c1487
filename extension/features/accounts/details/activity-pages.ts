/** Pages of activity put together: older ones below, newer ones on top, each entry once. Pure. */
import type { Activity } from "#shared/activity";

type Failure = Activity["failures"][number];

export function addOlder(shown: Activity, older: Activity): Activity {
  return {
    entries: [...shown.entries, ...older.entries],
    failures: [...shown.failures, ...older.failures],
    nextBefore: older.nextBefore,
  };
}

/** When the newest page does not reach down to what is shown, it takes its place: a gap would be a lie. */
export function addNewer(shown: Activity | null, newest: Activity): Activity {
  const lowest = newest.entries.at(-1)?.rev ?? 0;
  const highest = shown?.entries[0]?.rev ?? 0;
  if (shown === null || (newest.nextBefore !== null && lowest > highest)) return newest;
  const older = shown.entries.filter(({ rev }) => rev < lowest);
  const told = new Set(newest.failures.map(({ id }) => id));
  return {
    entries: [...newest.entries, ...older],
    failures: [...newest.failures, ...shown.failures.filter(({ id }) => !told.has(id))],
    nextBefore: older.length > 0 ? shown.nextBefore : newest.nextBefore,
  };
}

/** Statuses and failed commands in one line of time, the newest first. */
export type LogLine =
  | { readonly kind: "status"; readonly at: string; readonly entry: Activity["entries"][number] }
  | { readonly kind: "failure"; readonly at: string; readonly failure: Failure };

export function linesOf({ entries, failures }: Activity): readonly LogLine[] {
  const lines: readonly LogLine[] = [
    ...failures.map((failure) => ({ kind: "failure" as const, at: failure.at, failure })),
    ...entries.map((entry) => ({ kind: "status" as const, at: entry.at, entry })),
  ];
  return lines.toSorted((one, other) => other.at.localeCompare(one.at));
}
