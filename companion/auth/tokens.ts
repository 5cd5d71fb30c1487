/** Makes tokens: 256 random bits that are shown once and stored only as a hash. */
import { createHash } from "node:crypto";
import type { Scope } from "#shared/protocol";
import { type Clock, isoTime } from "../clock";
import { AppError } from "../errors";
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

const randomToken = (random: Random) => Buffer.from(random.bytes(tokenBytes)).toString("base64url");

export interface TokenRequest {
  readonly label: string;
  readonly scope: Scope;
  readonly origin: string | null;
}

/** How long a replaced token still works: requests under way and other pages of a browser must not fail. */
export const overlapMs = 60_000;

export type RotateToken = (deviceId: string) => Promise<string>;

export type IssueToken = (request: TokenRequest) => Promise<{ readonly device: Device; readonly token: string }>;

export function createIssueToken(deps: { devices: DeviceStore; clock: Clock; random: Random }): IssueToken {
  const { devices, clock, random } = deps;
  return async (request) => {
    const token = randomToken(random);
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

export function createRotateToken(deps: { devices: DeviceStore; clock: Clock; random: Random }): RotateToken {
  const { devices, clock, random } = deps;
  return async (deviceId) => {
    const token = randomToken(random);
    if (!(await devices.rotate(deviceId, hashToken(token), isoTime(clock, overlapMs))))
      throw new AppError("unauthorized");
    return token;
  };
}
