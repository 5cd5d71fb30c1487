/** What was set aside, counted and sent. */
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Parts of a day's limit that were set aside and not sent yet. */
export const quotaReservation = sqliteTable(
  "quota_reservation",
  {
    id: text("id").primaryKey(),
    accountId: text("accountId").notNull(),
    /** The local day it was counted on; void on any later one. */
    day: text("day").notNull(),
    left: integer("left").notNull(),
    createdAt: text("createdAt").notNull(),
  },
  (table) => [index("quota_reservation_account").on(table.accountId, table.day)],
);

export const usageDay = sqliteTable(
  "usage_day",
  {
    accountId: text("accountId").notNull(),
    day: text("day").notNull(),
    sent: integer("sent").notNull(),
    dailyLimit: integer("dailyLimit").notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.day] })],
);

/** Messages sent within the last hour: what the pace of the trust level is measured by, also after a restart. */
export const recentSend = sqliteTable(
  "recent_send",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    accountId: text("accountId").notNull(),
    /** Unix milliseconds. */
    at: integer("at").notNull(),
    /** The pause drawn for after it. */
    restMs: integer("restMs").notNull(),
    isFirstContact: integer("isFirstContact", { mode: "boolean" }).notNull(),
  },
  (table) => [index("recent_send_account").on(table.accountId, table.at)],
);
