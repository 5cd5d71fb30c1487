/** Time as a dependency, so that tests decide when it passes. */

export interface Clock {
  /** Wall clock in milliseconds: for display, expiry and day keys only. */
  now(): number;
  /** Runs `task` once after `ms` on the monotonic clock; the returned function cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** A timer this late was held up by the whole process standing still, not by a busy machine. */
const lateMs = 1_000;
/** After that, what others said meanwhile is heard first: a deadline they met is none that ran out. */
const graceMs = 1_000;

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, task) => {
    const dueAt = performance.now() + ms;
    const fire = () => {
      if (performance.now() - dueAt < lateMs) task();
      else timer = setTimeout(task, graceMs);
    };
    let timer = setTimeout(fire, ms);
    return () => clearTimeout(timer);
  },
};

/** ISO text of the clock's now, plus an offset. */
export function isoTime(clock: Clock, offsetMs = 0): string {
  return new Date(clock.now() + offsetMs).toISOString();
}

/** Runs the task again and again, `everyMs` after it ended the last time. Returns what ends that. */
export function repeat(
  clock: Clock,
  everyMs: number,
  task: () => Promise<void>,
  onFailed: (thrown: unknown) => void,
): () => void {
  let cancel = () => {};
  let isOver = false;
  function wait(): void {
    if (isOver) return;
    cancel = clock.after(everyMs, () => void task().catch(onFailed).finally(wait));
  }
  wait();
  return () => {
    isOver = true;
    cancel();
  };
}
