/** Devices: paired browsers and scripts, found by the hash of their token. */
import { asc, eq, getTableColumns } from "drizzle-orm";
import type { DeviceStore } from "../auth/device-store";
import type { Database } from "./client";
import { device, idempotencyKey } from "./schema";

const { tokenHash, ...shown } = getTableColumns(device);

export function createDeviceRepository({ build, read, write }: Database): DeviceStore {
  return {
    insert: async (added, hash) => {
      await write(build.insert(device).values({ ...added, tokenHash: hash }));
    },
    findByTokenHash: async (hash) => {
      const [found] = await read((db) => db.select(shown).from(device).where(eq(tokenHash, hash)));
      return found ?? null;
    },
    findKeys: async (id) => {
      const [found] = await read((db) => db.select().from(device).where(eq(device.id, id)));
      if (found === undefined) return null;
      const { tokenHash: hash, ...known } = found;
      return { device: known, tokenHashes: [hash] };
    },
    list: () => read((db) => db.select(shown).from(device).orderBy(asc(device.createdAt), asc(device.id))),
    remove: async (id) => {
      const [, removed] = await write(
        build.delete(idempotencyKey).where(eq(idempotencyKey.deviceId, id)),
        build.delete(device).where(eq(device.id, id)),
      );
      return removed?.rowsAffected === 1;
    },
    touch: async (id, lastSeenAt, expiresAt) => {
      await write(build.update(device).set({ lastSeenAt, expiresAt }).where(eq(device.id, id)));
    },
  };
}
