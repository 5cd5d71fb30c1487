/** Since when linked accounts that should run have been without a connection, over all their tries to come back. */
import type { Account } from "#shared/account";

/** Milliseconds by account id. */
export type Downtimes = Readonly<Record<string, number>>;

/** Most cuts end sooner by themselves. */
export const graceMs = 3 * 60_000;

export function followDowntimes(before: Downtimes, accounts: readonly Account[]): Downtimes {
  return Object.fromEntries(
    accounts.filter(isDown).map((account) => [account.id, before[account.id] ?? Date.parse(account.since)]),
  );
}

/** An account that waits its turn or is about to come back is not reported, however long ago it was cut. */
export function isLongDown({ status, reason }: Account, downSince: number, now: number): boolean {
  const isCut = status === "disconnected" && (reason === "network" || reason === "whatsapp_offline");
  return isCut && now - downSince >= graceMs;
}

function isDown({ desired, isLoggedIn, status }: Account): boolean {
  return desired === "running" && isLoggedIn && status !== "ready";
}
