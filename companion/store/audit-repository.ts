/** The audit log as a table that only grows, up to a length nobody reads through. */
import { desc, lte, sql } from "drizzle-orm";
import type { AuditLog } from "../audit/audit-log";
import type { Database } from "./client";
import { auditEntry } from "./schema/access";

const keptEntries = 20_000;

export function createAuditRepository({ build, read, write }: Database): AuditLog {
  return {
    record: async (entry) => {
      await write(
        build.insert(auditEntry).values(entry),
        build.delete(auditEntry).where(lte(auditEntry.id, sql`(SELECT max(id) FROM audit_entry) - ${keptEntries}`)),
      );
    },
    list: (limit) =>
      read((db) => {
        const { at, operation, deviceId, target, status } = auditEntry;
        return db
          .select({ at, operation, deviceId, target, status })
          .from(auditEntry)
          .orderBy(desc(auditEntry.id))
          .limit(limit);
      }),
  };
}
