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

export interface DeviceStore {
  /** `tokenHash` is the hex SHA-256 of the token; the token itself is never stored. */
  insert(device: Device, tokenHash: string): Promise<void>;
  findByTokenHash(tokenHash: string): Promise<Device | null>;
  /** For the companion's proof; null when there is no such device. */
  findKeys(id: string): Promise<DeviceKeys | null>;
  list(): Promise<readonly Device[]>;
  /** False when there is no such device. */
  remove(id: string): Promise<boolean>;
  /** Notes that the token was used and moves its expiry. */
  touch(id: string, lastSeenAt: string, expiresAt: string): Promise<void>;
}
