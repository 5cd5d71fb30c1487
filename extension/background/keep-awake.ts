/** Keeps Firefox's event page from being unloaded while connected: an open WebSocket alone does not (30 s). */
import type { Clock } from "../clock";
import type { ConnectionStore } from "../stores/connection";

const everyMs = 15_000;

/** `stir` is any call of an extension API. */
export function keepAwake(connection: ConnectionStore, clock: Clock, stir: () => void): void {
  let isStirring = false;
  const beat = () => {
    isStirring = connection.getState().connection.step === "live";
    if (!isStirring) return;
    stir();
    clock.after(everyMs, beat);
  };
  connection.subscribe(() => {
    if (!isStirring) beat();
  });
}
