/** Notices that the machine slept, or that this process stood still: the wall clock ran on while no timer did. */
import { type Clock, repeat } from "../clock";

const everyMs = 5_000;
/** More than a busy machine is late by. */
const toleratedMs = 30_000;

/** Returns what ends the watch. */
export function watchForSleep(clock: Clock, onSlept: (ms: number) => void): () => void {
  let last = clock.now();
  const look = async () => {
    const gapMs = clock.now() - last - everyMs;
    last = clock.now();
    if (gapMs > toleratedMs) onSlept(gapMs);
  };
  return repeat(clock, everyMs, look, () => {});
}
