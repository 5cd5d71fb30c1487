/** The eight letters a person types into the phone instead of scanning: made, compared and expired here. */
import { randomInt } from "node:crypto";

/** No vowels and no look-alikes, so that a code never reads as a word or as another code. */
const letters = "BCDFGHJKLMNPQRSTVWXYZ23456789";

export interface PairingCode {
  readonly code: string;
  readonly number: string;
  readonly expiresAt: number;
}

export function makePairingCode(
  number: string,
  expiresAt: number,
  pick = (size: number) => randomInt(size),
): PairingCode {
  const code = Array.from({ length: 8 }, () => letters[pick(letters.length)]).join("");
  return { code, number, expiresAt };
}

/** Whether a person on the phone `number` typed this code in time; people add a dash and do not mind the case. */
export function acceptsCode(issued: PairingCode, typed: string, number: string, now: number): boolean {
  const plain = typed.replaceAll(/[\s-]/g, "").toUpperCase();
  return issued.code === plain && issued.number === number && now < issued.expiresAt;
}
