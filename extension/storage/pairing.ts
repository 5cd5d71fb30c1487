/** What pairing left in this browser: the token and whom it is for. Local storage only, never synced. */
import { storage } from "wxt/utils/storage";
import type { Scope } from "#shared/protocol";

export interface Pairing {
  readonly state: "paired";
  readonly deviceId: string;
  readonly token: string;
  readonly scope: Scope;
  readonly expiresAt: string;
  /** The token is sent to this address and no other. */
  readonly companionUrl: string;
}

/** `revoked` is remembered, so that nobody is told "not paired" when the companion removed this browser. */
type StoredPairing = Pairing | { readonly state: "revoked"; readonly companionUrl: string };

/** null: never paired. */
export const pairingItem = storage.defineItem<StoredPairing | null>("local:pairing", { fallback: null });
