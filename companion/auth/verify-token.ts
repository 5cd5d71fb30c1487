/** Says which device a token belongs to: the one check that REST and sockets share. */
import { type Clock, isoTime } from "../clock";
import type { Log } from "../diagnostics/log";
import { AppError, toError } from "../errors";
import type { Device, DeviceStore } from "./device-store";
import type { TokenMemory } from "./token-memory";
import { hashToken, looksLikeToken, tokenLifetimeMs } from "./tokens";

/** `origin` is the Origin header, null when none was sent. Rejects with `unauthorized` or `origin_mismatch`. */
export type VerifyToken = (token: string | null, origin: string | null) => Promise<Device>;

/** Throws unless the device may be used now and from there; `origin` null: none was sent. */
export function checkDevice(device: Device, origin: string | null, now: number): void {
  if (Date.parse(device.expiresAt) <= now) throw new AppError("unauthorized");
  // No Origin: a browser's plain GET or a program; the gate has refused those that come from web pages.
  if (device.origin !== null && origin !== null && origin !== device.origin) throw new AppError("origin_mismatch");
}

const touchEveryMs = 60_000;

function isUseNoted({ lastSeenAt }: Device, now: number): boolean {
  return now - (lastSeenAt === null ? 0 : Date.parse(lastSeenAt)) < touchEveryMs;
}

/** The device of a token that was just used from anywhere; null says nothing but that it must be verified. */
export type RecallDevice = (token: string | null) => Device | null;

export function createRecallDevice(devices: Pick<TokenMemory, "recall">, clock: Clock): RecallDevice {
  return (token) => {
    const device = token !== null && looksLikeToken(token) ? devices.recall(hashToken(token)) : null;
    if (device === null || !isUseNoted(device, clock.now())) return null;
    return Date.parse(device.expiresAt) > clock.now() ? device : null;
  };
}

export function createVerifyToken(deps: { devices: DeviceStore; clock: Clock; log: Log }): VerifyToken {
  const { devices, clock, log } = deps;

  function noteUse(device: Device): void {
    if (isUseNoted(device, clock.now())) return;
    // Not awaited: a request must not fail or wait because a date could not be written.
    devices
      .touch(device.id, isoTime(clock), isoTime(clock, tokenLifetimeMs))
      .catch((thrown: unknown) => log.warn("device.touch_failed", { error: toError(thrown).message }));
  }

  return async (token, origin) => {
    const device =
      token !== null && looksLikeToken(token) ? await devices.findByTokenHash(hashToken(token), isoTime(clock)) : null;
    if (device === null) throw new AppError("unauthorized");
    checkDevice(device, origin, clock.now());
    noteUse(device);
    return device;
  };
}
