/** Remembers which accounts were there when a page or a shared browser crashed: who often is, gets a browser alone. */
import type { Clock } from "../clock";

export interface CrashLedger {
  note(accountId: string): void;
  isTroubled(accountId: string): boolean;
}

const rememberMs = 60 * 60 * 1000;
/** Below the pool's own limit, so that an account is set apart before it is given up. */
const tolerated = 2;

export function createCrashLedger(clock: Clock): CrashLedger {
  const crashes = new Map<string, number>();

  function add(accountId: string, change: number): void {
    const count = (crashes.get(accountId) ?? 0) + change;
    if (count === 0) crashes.delete(accountId);
    else crashes.set(accountId, count);
  }

  return {
    note(accountId) {
      add(accountId, 1);
      clock.after(rememberMs, () => add(accountId, -1));
    },
    isTroubled: (accountId) => (crashes.get(accountId) ?? 0) > tolerated,
  };
}
