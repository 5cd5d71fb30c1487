/** Shows a paired browser that this is the companion it was paired with, before the browser sends its token. */
import { createHmac } from "node:crypto";
import { proofMessage } from "#shared/proof";
import { type Clock, isoTime } from "../clock";
import { AppError } from "../errors";
import type { DeviceStore } from "./device-store";
import { checkDevice } from "./verify-token";

interface ProofQuestion {
  readonly deviceId: string;
  readonly nonce: string;
  /** The Host header, which the gate has found to be ours. */
  readonly authority: string;
  readonly origin: string | null;
}

interface ProofAnswer {
  readonly instanceId: string;
  /** One per token of the device that is valid now: two while a token is being replaced. */
  readonly proofs: readonly string[];
}

/** Rejects with `unauthorized` for a device that is unknown or expired, with `origin_mismatch` for another's. */
export type ProveCompanion = (question: ProofQuestion) => Promise<ProofAnswer>;

export function createProveCompanion(deps: { devices: DeviceStore; clock: Clock; instanceId: string }): ProveCompanion {
  const { devices, clock, instanceId } = deps;
  return async ({ deviceId, nonce, authority, origin }) => {
    const keys = await devices.findKeys(deviceId, isoTime(clock));
    if (keys === null) throw new AppError("unauthorized");
    checkDevice(keys.device, origin, clock.now());
    const message = proofMessage({ nonce, instanceId, authority });
    const sign = (hash: string) => createHmac("sha256", Buffer.from(hash, "hex")).update(message).digest("base64url");
    return { instanceId, proofs: keys.tokenHashes.map(sign) };
  };
}
