/** Replaces this browser's token now and then, so that one copied long ago is worth nothing. */
import { outcomeOf } from "../account-actions/outcome";
import type { Core } from "../app/core";
import { pairingItem } from "../storage/pairing";

const dayMs = 24 * 60 * 60 * 1000;
/** As the companion gives it. */
const lifetimeMs = 90 * dayMs;
const oldMs = 30 * dayMs;

type RotationParts = Pick<Core, "http" | "connection" | "clock">;

/** Only the background does this: two pages at once would void each other's tokens. */
export function startTokenRotation(parts: RotationParts): void {
  parts.connection.subscribe(({ connection }, before) => {
    if (connection.step === "live" && before.connection.step !== "live") void rotateWhenOld(parts);
  });
}

async function rotateWhenOld({ http, clock }: RotationParts): Promise<void> {
  const pairing = await pairingItem.getValue();
  if (pairing?.state !== "paired") return;
  const ageMs = clock.now() - (Date.parse(pairing.expiresAt) - lifetimeMs);
  if (ageMs < oldMs) return;
  const outcome = await outcomeOf(http.call("rotateToken", {}));
  if (!outcome.ok) return;
  const expiresAt = new Date(clock.now() + lifetimeMs).toISOString();
  // Pages follow the stored token; theirs works for another minute.
  await pairingItem.setValue({ ...pairing, token: outcome.value.token, expiresAt });
}
