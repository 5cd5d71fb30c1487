/** Decides whether a pairing code opens the door: one code at a time, five minutes, five tries, one winner. */
import { timingSafeEqual } from "node:crypto";
import { type Scope, scopes } from "#shared/protocol";
import type { Clock } from "../clock";
import { AppError } from "../errors";
import type { Random } from "../random";
import { hashPairingCode, type PairingOffer, pairingCodeLifetimeMs, randomPairingCode } from "./pairing-code";

const maxTries = 5;

export interface PairingWindow {
  /** Makes a new code and voids the one before it. */
  open(scope?: Scope): { readonly code: string; readonly expiresAt: number };
  /** Uses the code up and returns the scope to grant. Throws `pairing_code_wrong` or `pairing_closed`. */
  redeem(code: string, wanted: Scope): Scope;
}

interface PairingWindowDeps {
  readonly clock: Clock;
  readonly random: Random;
  /** An offer that was made beside the running companion, taken at most once. */
  readonly takeOffer: () => PairingOffer | null;
}

export function createPairingWindow({ clock, random, takeOffer }: PairingWindowDeps): PairingWindow {
  let offer: PairingOffer | null = null;
  let triesLeft = 0;

  function accept(next: PairingOffer | null): void {
    offer = next;
    triesLeft = next === null ? 0 : maxTries;
  }

  return {
    open(scope = "admin") {
      takeOffer();
      const code = randomPairingCode(random);
      const expiresAt = clock.now() + pairingCodeLifetimeMs;
      accept({ codeHash: hashPairingCode(code), scope, expiresAt });
      return { code, expiresAt };
    },

    // Without an await inside, so that of many requests at once exactly one wins.
    redeem(code, wanted) {
      const newer = takeOffer();
      if (newer !== null) accept(newer);
      if (offer === null || triesLeft === 0 || offer.expiresAt <= clock.now()) throw new AppError("pairing_closed");
      if (!timingSafeEqual(Buffer.from(hashPairingCode(code), "hex"), Buffer.from(offer.codeHash, "hex"))) {
        triesLeft -= 1;
        throw new AppError("pairing_code_wrong");
      }
      const granted = scopes[Math.min(scopes.indexOf(wanted), scopes.indexOf(offer.scope))] ?? "read";
      accept(null);
      return granted;
    },
  };
}
