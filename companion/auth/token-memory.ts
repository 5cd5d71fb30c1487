/**
 * Remembers for a second whose token it is, so that a program that asks often costs no query each time. What is done here
 * counts at once: every change of a device forgets all. What another node does counts within that second, as for sockets.
 */
import type { Clock } from "../clock";
import type { Device, DeviceStore } from "./device-store";

export const rememberedMs = 1_000;

export interface TokenMemory extends DeviceStore {
  /** Without a look into the database; null says nothing but that it must be asked. */
  recall(tokenHash: string): Device | null;
}

interface Remembered {
  readonly device: Device;
  readonly at: number;
}

export function rememberTokens(devices: DeviceStore, clock: Pick<Clock, "now">): TokenMemory {
  // No more than there are devices, as only tokens that were found are kept.
  const known = new Map<string, Remembered>();
  let changes = 0;

  /** Before and after: who looked while it was being written may have seen what was before. */
  async function changing<T>(write: () => Promise<T>): Promise<T> {
    const forget = () => {
      changes += 1;
      known.clear();
    };
    forget();
    try {
      return await write();
    } finally {
      forget();
    }
  }

  function recall(tokenHash: string): Device | null {
    const remembered = known.get(tokenHash);
    if (remembered === undefined) return null;
    const ageMs = clock.now() - remembered.at;
    return ageMs >= 0 && ageMs < rememberedMs ? remembered.device : null;
  }

  return {
    ...devices,
    recall,
    findByTokenHash: async (tokenHash, now) => {
      const recalled = recall(tokenHash);
      if (recalled !== null) return recalled;
      const seen = changes;
      const at = clock.now();
      const device = await devices.findByTokenHash(tokenHash, now);
      if (device !== null && seen === changes) known.set(tokenHash, { device, at });
      return device;
    },
    insert: (device, tokenHash) => changing(() => devices.insert(device, tokenHash)),
    rotate: (id, tokenHash, previousUntil) => changing(() => devices.rotate(id, tokenHash, previousUntil)),
    remove: (id) => changing(() => devices.remove(id)),
    touch: (id, lastSeenAt, expiresAt) => changing(() => devices.touch(id, lastSeenAt, expiresAt)),
  };
}
