/** The short code a person carries from the companion's terminal to the extension. */
import { createHash } from "node:crypto";
import { pairingCodeLength, type Scope } from "#shared/protocol";
import type { Random } from "../random";

export const pairingCodeLifetimeMs = 5 * 60 * 1000;

/** Crockford's alphabet: 32 characters that are not mistaken for each other when read aloud or typed. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** What the companion accepts: the code itself is known only to the one who reads it. */
export interface PairingOffer {
  readonly codeHash: string;
  /** The most that whoever brings the code may get. */
  readonly scope: Scope;
  /** Wall clock, milliseconds. */
  readonly expiresAt: number;
}

/** Eight characters without a dash. */
export function randomPairingCode(random: Random): string {
  return [...random.bytes(pairingCodeLength)].map((byte) => alphabet.charAt(byte % alphabet.length)).join("");
}

export function hashPairingCode(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}

/** As people read it: `XXXX-XXXX`. */
export function formatPairingCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
