/** Devices: paired browsers and scripts, found by the hash of their token. */
import { and, asc, eq, getTableColumns, gt, or, sql } from "drizzle-orm";
import type { DeviceStore } from "../auth/device-store";
import type { Database } from "./client";
import { device, idempotencyKey } from "./schema/access";

const { tokenHash, previousTokenHash, previousUntil, ...shown } = getTableColumns(device);

export function createDeviceRepository({ build, read, write }: Database): DeviceStore {
  return {
    insert: async (added, hash) => {
      await write(build.insert(device).values({ ...added, tokenHash: hash }));
    },
    findByTokenHash: async (hash, now) => {
      const isPrevious = and(eq(previousTokenHash, hash), gt(previousUntil, now));
      const [found] = await read((db) =>
        db
          .select(shown)
          .from(device)
          .where(or(eq(tokenHash, hash), isPrevious)),
      );
      return found ?? null;
    },
    findKeys: async (id, now) => {
      const [found] = await read((db) => db.select().from(device).where(eq(device.id, id)));
      if (found === undefined) return null;
      const { tokenHash: hash, previousTokenHash: before, previousUntil: until, ...known } = found;
      const isOverlapping = before !== null && until !== null && until > now;
      return { device: known, tokenHashes: isOverlapping ? [hash, before] : [hash] };
    },
    listValidTokens: async (now) => {
      const rows = await read((db) => db.select().from(device).where(gt(device.expiresAt, now)));
      return rows.flatMap(({ id, lastSeenAt, tokenHash: hash, previousTokenHash: before, previousUntil: until }) => {
        const isOverlapping = before !== null && until !== null && until > now;
        return [hash, ...(isOverlapping ? [before] : [])].map((one) => ({ tokenHash: one, deviceId: id, lastSeenAt }));
      });
    },
    rotate: async (id, hash, until) => {
      const [replaced] = await write(
        build
          .update(device)
          .set({ previousTokenHash: sql`${tokenHash}`, previousUntil: until, tokenHash: hash })
          .where(eq(device.id, id)),
      );
      return replaced?.rowsAffected === 1;
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
