/** Randomness as a dependency, so that tests can decide what comes up. */
import { randomBytes, randomUUID } from "node:crypto";

export interface Random {
  bytes(size: number): Uint8Array;
  uuid(): string;
}

export const systemRandom: Random = { bytes: (size) => randomBytes(size), uuid: () => randomUUID() };
