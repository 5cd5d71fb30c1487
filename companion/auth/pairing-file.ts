/** Carries an offer from `npm run pair` to the running companion: a file in the private data folder, hash only. */
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { scopeSchema } from "#shared/pairing";
import type { PairingOffer } from "./pairing-code";

const offerSchema = z.strictObject({
  codeHash: z.string().regex(/^[0-9a-f]{64}$/),
  scope: scopeSchema,
  expiresAt: z.number(),
});

const pathIn = (dataDir: string) => join(dataDir, "pairing-offer.json");

export function writePairingOffer(dataDir: string, offer: PairingOffer): void {
  const path = pathIn(dataDir);
  writeFileSync(`${path}.new`, JSON.stringify(offer), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Reads the offer and removes it, so that it counts once; null when there is none. */
export function takePairingOffer(dataDir: string): PairingOffer | null {
  const path = pathIn(dataDir);
  try {
    const offer = offerSchema.parse(JSON.parse(readFileSync(path, "utf8")));
    rmSync(path);
    return offer;
  } catch {
    rmSync(path, { force: true });
    return null;
  }
}
