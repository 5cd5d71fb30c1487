/** Makes tokens: 256 random bits that are shown once and stored only as a hash. */
import { createHash } from "node:crypto";
import type { Scope } from "#shared/protocol";
import { type Clock, isoTime } from "../clock";
import type { Random } from "../random";
import type { Device, DeviceStore } from "./device-store";

/** A token that is used never expires; an unused one does after this. */
export const tokenLifetimeMs = 90 * 24 * 60 * 60 * 1000;

const tokenBytes = 32;

export function looksLikeToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** A fast hash is right for a secret of 256 random bits: there is nothing to guess. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export interface TokenRequest {
  readonly label: string;
  readonly scope: Scope;
  readonly origin: string | null;
}

export type IssueToken = (request: TokenRequest) => Promise<{ readonly device: Device; readonly token: string }>;

export function createIssueToken(deps: { devices: DeviceStore; clock: Clock; random: Random }): IssueToken {
  const { devices, clock, random } = deps;
  return async (request) => {
    const token = Buffer.from(random.bytes(tokenBytes)).toString("base64url");
    const device: Device = {
      id: random.uuid(),
      ...request,
      createdAt: isoTime(clock),
      lastSeenAt: null,
      expiresAt: isoTime(clock, tokenLifetimeMs),
    };
    await devices.insert(device, hashToken(token));
    return { device, token };
  };
}
