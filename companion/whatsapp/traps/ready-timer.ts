/** Trap: a linked page may never become ready, and nobody says so (gotcha 7). Any progress gives it more time. */
import type { Clock } from "../../clock";
import type { ClientFact } from "../client-port";

export interface ReadyTimer {
  arm(): void;
  disarm(): void;
  /** Takes the time a fact gives or ends. */
  follow(fact: ClientFact): void;
}

export function createReadyTimer(clock: Clock, ms: number, onLate: () => void): ReadyTimer {
  let cancel = () => {};
  const arm = () => {
    cancel();
    cancel = clock.after(ms, onLate);
  };
  const disarm = () => cancel();
  return {
    arm,
    disarm,
    follow({ kind }) {
      if (kind === "authenticated" || kind === "syncing") arm();
      if (kind === "ready" || kind === "online") disarm();
    },
  };
}
