/** Devices, idempotent answers and the audit log in memory, for tests of the outside. */
import type { AuditEntry, AuditLog } from "../../audit/audit-log";
import type { Device, DeviceStore } from "../../auth/device-store";
import type { IdempotencyStart, IdempotencyStore, StoredAnswer } from "../idempotency-store";

interface DeviceEntry {
  device: Device;
  tokenHash: string;
  previous: { readonly hash: string; readonly until: string } | null;
}

export function createMemoryDevices(): DeviceStore {
  const entries = new Map<string, DeviceEntry>();
  const hashesOf = ({ tokenHash, previous }: DeviceEntry, now: string) =>
    previous !== null && previous.until > now ? [tokenHash, previous.hash] : [tokenHash];
  return {
    insert: async (device, tokenHash) => void entries.set(device.id, { device, tokenHash, previous: null }),
    findByTokenHash: async (tokenHash, now) =>
      [...entries.values()].find((entry) => hashesOf(entry, now).includes(tokenHash))?.device ?? null,
    findKeys: async (id, now) => {
      const entry = entries.get(id);
      return entry === undefined ? null : { device: entry.device, tokenHashes: hashesOf(entry, now) };
    },
    listValidTokens: async (now) =>
      [...entries.values()]
        .filter(({ device }) => device.expiresAt > now)
        .flatMap((entry) => {
          const { id: deviceId, lastSeenAt } = entry.device;
          return hashesOf(entry, now).map((tokenHash) => ({ tokenHash, deviceId, lastSeenAt }));
        }),
    rotate: async (id, tokenHash, until) => {
      const entry = entries.get(id);
      if (entry === undefined) return false;
      entries.set(id, { ...entry, tokenHash, previous: { hash: entry.tokenHash, until } });
      return true;
    },
    list: async () => [...entries.values()].map(({ device }) => device),
    remove: async (id) => entries.delete(id),
    touch: async (id, lastSeenAt, expiresAt) => {
      const entry = entries.get(id);
      if (entry !== undefined) entries.set(id, { ...entry, device: { ...entry.device, lastSeenAt, expiresAt } });
    },
  };
}

export function createMemoryAudit(): AuditLog {
  const entries: AuditEntry[] = [];
  return {
    record: async (entry) => void entries.unshift(entry),
    list: async (limit) => entries.slice(0, limit),
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
