/** Addresses that are told of events, and what waits for them. */
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { WebhookEvent, WebhookFailure } from "#shared/webhook-events";

export const webhook = sqliteTable(
  "webhook",
  {
    /** In the order they were added. */
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    id: text("id").notNull(),
    /** Null: for all accounts. */
    accountId: text("accountId"),
    url: text("url").notNull(),
    /** As it signs; a hash could not. */
    secret: text("secret").notNull(),
    events: text("events", { mode: "json" }).$type<readonly WebhookEvent[]>().notNull(),
    isEnabled: integer("isEnabled", { mode: "boolean" }).notNull().default(true),
    createdAt: text("createdAt").notNull(),
    lastDeliveredAt: text("lastDeliveredAt"),
  },
  (table) => [uniqueIndex("webhook_id").on(table.id)],
);

/** What waits to be delivered, and what was given up. A row is gone once it was taken. */
export const webhookDelivery = sqliteTable(
  "webhook_delivery",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    id: text("id").notNull(),
    webhookId: text("webhookId").notNull(),
    accountId: text("accountId").notNull(),
    event: text("event").$type<WebhookEvent>().notNull(),
    rev: integer("rev").notNull(),
    /** JSON text. */
    data: text("data").notNull(),
    createdAt: text("createdAt").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Unix milliseconds. */
    nextAt: integer("nextAt").notNull().default(0),
    deadAt: text("deadAt"),
    status: integer("status"),
    failure: text("failure").$type<WebhookFailure>(),
  },
  (table) => [
    index("webhook_delivery_lane").on(table.webhookId, table.deadAt, table.accountId, table.seq),
    index("webhook_delivery_account").on(table.accountId),
  ],
);
