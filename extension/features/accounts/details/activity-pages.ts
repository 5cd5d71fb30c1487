/** Pages of activity put together: older ones below, newer ones on top, each entry once. Pure. */
import type { Activity } from "#shared/activity";

export function addOlder(shown: Activity, older: Activity): Activity {
  return { entries: [...shown.entries, ...older.entries], nextBefore: older.nextBefore };
}

/** When the newest page does not reach down to what is shown, it takes its place: a gap would be a lie. */
export function addNewer(shown: Activity | null, newest: Activity): Activity {
  const lowest = newest.entries.at(-1)?.rev ?? 0;
  const highest = shown?.entries[0]?.rev ?? 0;
  if (shown === null || (newest.nextBefore !== null && lowest > highest)) return newest;
  const older = shown.entries.filter(({ rev }) => rev < lowest);
  return {
    entries: [...newest.entries, ...older],
    nextBefore: older.length > 0 ? shown.nextBefore : newest.nextBefore,
  };
}
