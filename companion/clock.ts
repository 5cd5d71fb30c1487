/** Time as a dependency, so that tests decide when it passes. */

export interface Clock {
  /** Wall clock in milliseconds: for display, expiry and day keys only. */
  now(): number;
  /** Runs `task` once after `ms` on the monotonic clock; the returned function cancels it. */
  after(ms: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

/** ISO text of the clock's now, plus an offset. */
export function isoTime(clock: Clock, offsetMs = 0): string {
  return new Date(clock.now() + offsetMs).toISOString();
}
