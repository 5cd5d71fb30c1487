/** A paired browser or script as it is stored, and what authentication needs of the place where they are kept. */
import type { Scope } from "#shared/protocol";

/** Times are ISO text. */
export interface Device {
  readonly id: string;
  readonly label: string;
  readonly scope: Scope;
  /** The only Origin the token may be used from; null for programs that send none. */
  readonly origin: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
  readonly expiresAt: string;
}

export interface DeviceKeys {
  readonly device: Device;
  readonly tokenHashes: readonly string[];
}

/** A token that works now, for those who hold on to one. */
export interface ValidToken {
  readonly tokenHash: string;
  readonly deviceId: string;
  readonly lastSeenAt: string | null;
}

/** `now` is ISO text: what has ended by then is not found. */
export interface DeviceStore {
  /** `tokenHash` is the hex SHA-256 of the token; the token itself is never stored. */
  insert(device: Device, tokenHash: string): Promise<void>;
  findByTokenHash(tokenHash: string, now: string): Promise<Device | null>;
  /** For the companion's proof; null when there is no such device. */
  findKeys(id: string, now: string): Promise<DeviceKeys | null>;
  listValidTokens(now: string): Promise<readonly ValidToken[]>;
  /** Replaces the device's token; the one before works until then. False when there is no such device. */
  rotate(id: string, tokenHash: string, previousUntil: string): Promise<boolean>;
  list(): Promise<readonly Device[]>;
  /** False when there is no such device. */
  remove(id: string): Promise<boolean>;
  /** Notes that the token was used and moves its expiry. */
  touch(id: string, lastSeenAt: string, expiresAt: string): Promise<void>;
}
