/** Devices and idempotent answers in memory, for tests of the outside. */
import type { Device, DeviceStore } from "../../auth/device-store";
import type { IdempotencyStart, IdempotencyStore, StoredAnswer } from "../idempotency-store";

export function createMemoryDevices(): DeviceStore {
  const byHash = new Map<string, Device>();
  const entryOf = (id: string) => [...byHash].find(([, device]) => device.id === id);
  return {
    insert: async (device, tokenHash) => void byHash.set(tokenHash, device),
    findByTokenHash: async (tokenHash) => byHash.get(tokenHash) ?? null,
    findKeys: async (id) => {
      const entry = entryOf(id);
      return entry === undefined ? null : { device: entry[1], tokenHashes: [entry[0]] };
    },
    list: async () => [...byHash.values()],
    remove: async (id) => byHash.delete(entryOf(id)?.[0] ?? ""),
    touch: async (id, lastSeenAt, expiresAt) => {
      const entry = entryOf(id);
      if (entry !== undefined) byHash.set(entry[0], { ...entry[1], lastSeenAt, expiresAt });
    },
  };
}

export function createMemoryIdempotency(): IdempotencyStore {
  const rows = new Map<string, { readonly hash: string; readonly answer: StoredAnswer | null }>();
  return {
    begin: async (deviceId, key, hash): Promise<IdempotencyStart> => {
      const row = rows.get(`${deviceId} ${key}`);
      if (row === undefined) {
        rows.set(`${deviceId} ${key}`, { hash, answer: null });
        return { kind: "new" };
      }
      if (row.hash !== hash) return { kind: "mismatch" };
      return row.answer === null ? { kind: "busy" } : { kind: "done", answer: row.answer };
    },
    finish: async (deviceId, key, answer) => {
      const row = rows.get(`${deviceId} ${key}`);
      if (answer === null) rows.delete(`${deviceId} ${key}`);
      else if (row !== undefined) rows.set(`${deviceId} ${key}`, { ...row, answer });
    },
  };
}
