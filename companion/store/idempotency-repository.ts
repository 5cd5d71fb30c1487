/** Answers to requests with an `Idempotency-Key`: claimed atomically, kept for a day. */
import { and, eq, isNull, lt } from "drizzle-orm";
import { type Clock, isoTime } from "../clock";
import type { IdempotencyStart, IdempotencyStore } from "../http/idempotency-store";
import type { Database } from "./client";
import { idempotencyKey as table } from "./schema/access";

const keepMs = 24 * 60 * 60 * 1000;

export interface IdempotencyRepository extends IdempotencyStore {
  /** Frees the keys of requests that a crash cut short; for the boot, when none is under way. */
  forgetUnfinished(): Promise<void>;
}

type Row = typeof table.$inferSelect;

function outcomeOf(row: Row, bodyHash: string): IdempotencyStart {
  if (row.bodyHash !== bodyHash) return { kind: "mismatch" };
  if (row.status === null || row.answer === null) return { kind: "busy" };
  return { kind: "done", answer: { status: row.status, body: row.answer } };
}

export function createIdempotencyRepository({ build, read, write }: Database, clock: Clock): IdempotencyRepository {
  const isKey = (deviceId: string, key: string) => and(eq(table.deviceId, deviceId), eq(table.key, key));

  return {
    begin: async (deviceId, key, bodyHash) => {
      const [, claimed] = await write(
        build.delete(table).where(lt(table.createdAt, isoTime(clock, -keepMs))),
        build
          .insert(table)
          .values({ deviceId, key, bodyHash, createdAt: isoTime(clock) })
          .onConflictDoNothing(),
      );
      if (claimed?.rowsAffected === 1) return { kind: "new" };
      const [row] = await read((db) => db.select().from(table).where(isKey(deviceId, key)));
      // Gone between the two: the first request failed just now; the next try gets the key.
      return row === undefined ? { kind: "busy" } : outcomeOf(row, bodyHash);
    },
    finish: async (deviceId, key, answer) => {
      const kept = { status: answer?.status ?? null, answer: answer?.body ?? null };
      await write(
        answer === null
          ? build.delete(table).where(isKey(deviceId, key))
          : build.update(table).set(kept).where(isKey(deviceId, key)),
      );
    },
    forgetUnfinished: async () => {
      await write(build.delete(table).where(isNull(table.status)));
    },
  };
}
