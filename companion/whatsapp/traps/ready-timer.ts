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
    follow(fact) {
      const { kind } = fact;
      if (kind === "authenticated" || kind === "syncing") arm();
      const isSettled = kind === "ready" || kind === "online" || kind === "passkey";
      if (isSettled || (kind === "checked" && !fact.check.isUsable)) disarm();
    },
  };
}
