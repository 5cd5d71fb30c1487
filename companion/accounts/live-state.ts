/** What is true of an account only while the companion runs: its link challenge and its phone's battery, what its browser takes. */
import type { AccountResources } from "#shared/resources";
import type { Challenge } from "../pool/pool-report";

export interface ShownChallenge extends Challenge {
  /** PNG data URL of a QR. */
  readonly qrCode: string | null;
}

export interface LiveAccount {
  readonly challenge: ShownChallenge | null;
  readonly battery: number | null;
  /** Later than the stored one while that is still to be written. */
  readonly lastActiveAt: string | null;
  /** As of the last noticeable change; null while no browser runs, or where it cannot be told. */
  readonly resources: AccountResources | null;
}

export interface LiveState {
  of(accountId: string): LiveAccount;
  patch(accountId: string, change: Partial<LiveAccount>): void;
  forget(accountId: string): void;
}

const nothing: LiveAccount = { challenge: null, battery: null, lastActiveAt: null, resources: null };

export function createLiveState(): LiveState {
  const states = new Map<string, LiveAccount>();
  const of = (accountId: string) => states.get(accountId) ?? nothing;
  return {
    of,
    patch: (accountId, change) => void states.set(accountId, { ...of(accountId), ...change }),
    forget: (accountId) => void states.delete(accountId),
  };
}
