/** A clock that only moves when a test says so. */
import type { Clock } from "../clock";

interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

export class FakeClock implements Clock {
  #now: number;
  #alarms: Alarm[] = [];

  constructor(now = Date.parse("2026-01-25T09:00:00.000Z")) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, run: () => void): () => void {
    const alarm = { at: this.#now + delayMs, run };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  }

  /** Runs what is due on the way, in its order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#alarms.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (!next) break;
      this.#alarms = this.#alarms.filter((alarm) => alarm !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }

  /** As when the machine's time is set anew: what was planned still comes after as long as it was to. */
  putBack(ms: number): void {
    this.#now -= ms;
    this.#alarms = this.#alarms.map(({ at, run }) => ({ at: at - ms, run }));
  }

  get pending(): number {
    return this.#alarms.length;
  }
}
