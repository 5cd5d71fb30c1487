/** Who may use the companion, what they did, and what they asked once. */
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { OperationName } from "#shared/paths";
import type { Scope } from "#shared/protocol";

export const device = sqliteTable(
  "device",
  {
    id: text("id").primaryKey(),
    label: text("label").notNull(),
    scope: text("scope").$type<Scope>().notNull(),
    origin: text("origin"),
    tokenHash: text("tokenHash").notNull(),
    /** The token before a rotation, which works a little longer. */
    previousTokenHash: text("previousTokenHash"),
    previousUntil: text("previousUntil"),
    createdAt: text("createdAt").notNull(),
    lastSeenAt: text("lastSeenAt"),
    expiresAt: text("expiresAt").notNull(),
  },
  (table) => [
    uniqueIndex("device_tokenHash").on(table.tokenHash),
    uniqueIndex("device_previousTokenHash").on(table.previousTokenHash),
  ],
);

export const auditEntry = sqliteTable("audit_entry", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  at: text("at").notNull(),
  operation: text("operation").$type<OperationName>().notNull(),
  deviceId: text("deviceId"),
  target: text("target"),
  status: integer("status").notNull(),
});

export const idempotencyKey = sqliteTable(
  "idempotency_key",
  {
    deviceId: text("deviceId").notNull(),
    key: text("key").notNull(),
    bodyHash: text("bodyHash").notNull(),
    /** HTTP status of the answer; null while the first request is under way. */
    status: integer("status"),
    /** JSON text of the answer. */
    answer: text("answer"),
    createdAt: text("createdAt").notNull(),
  },
  (table) => [primaryKey({ columns: [table.deviceId, table.key] })],
);
