/**
 * Trap: a linked page may never become ready, and nobody says so (gotcha 7). Any progress gives it more time. One reload
 * is tried before it is given up: that a page is linked proves its profile good (drift part 4).
 */
import type { Clock } from "../../clock";
import type { ClientFact } from "../client-port";

export interface ReadyTimer {
  arm(): void;
  disarm(): void;
  /** Takes the time a fact gives or ends. */
  follow(fact: ClientFact): void;
}

interface ReadyTimerOptions {
  readonly clock: Clock;
  /** In all, without any progress. */
  readonly ms: number;
  /** Once: the page may find its way after a reload. */
  readonly onStuck: () => void;
  readonly onLate: () => void;
}

/** Part of the time after which the page is reloaded; a restored session needs much less than a first sync. */
const patience = 0.75;

export function createReadyTimer({ clock, ms, onStuck, onLate }: ReadyTimerOptions): ReadyTimer {
  let cancel = () => {};
  let wasReloaded = false;
  const arm = () => {
    cancel();
    cancel = clock.after(ms * (wasReloaded ? 1 - patience : patience), () => {
      if (wasReloaded) return onLate();
      wasReloaded = true;
      arm();
      onStuck();
    });
  };
  const disarm = () => cancel();
  return {
    arm,
    disarm,
    follow(fact) {
      const { kind } = fact;
      if (kind === "authenticated" || kind === "syncing") arm();
      const isSettled = kind === "ready" || kind === "online" || kind === "passkey";
      if (isSettled || (kind === "checked" && !fact.check.isUsable)) disarm();
    },
  };
}
