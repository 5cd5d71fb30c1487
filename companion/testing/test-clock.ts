/** A clock whose time passes only when a test says so. */
import type { Clock } from "../clock";

export interface TestClock extends Clock {
  /** Lets time pass and runs what became due, in order. */
  advance(ms: number): void;
  /** Puts the wall clock to another time, as a person would; no time passes by that. */
  set(time: string): void;
}

export function createTestClock(startAt = "2026-01-25T08:00:00.000Z"): TestClock {
  let now = Date.parse(startAt);
  /** What the wall clock shows beyond the time that passed. */
  let lead = 0;
  let tasks: readonly { readonly at: number; readonly task: () => void }[] = [];

  return {
    now: () => now + lead,
    after: (ms, task) => {
      const entry = { at: now + ms, task };
      tasks = [...tasks, entry];
      return () => {
        tasks = tasks.filter((one) => one !== entry);
      };
    },
    advance: (ms) => {
      const end = now + ms;
      for (;;) {
        const [next] = tasks.filter((one) => one.at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = Math.max(now, next.at);
        tasks = tasks.filter((one) => one !== next);
        next.task();
      }
      now = end;
    },
    set: (time) => {
      lead = Date.parse(time) - now;
    },
  };
}
