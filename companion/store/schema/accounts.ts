/** Accounts, every status they ever had, and what was asked of them in vain. */
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { AccountCommand } from "#shared/account-commands";
import type { linkMethods } from "#shared/challenge";
import type { ErrorCode } from "#shared/errors";
import type { StorageMode } from "#shared/settings-limits";
import type { AccountStatus, DesiredState, StatusReason } from "#shared/status";

const now = sql`(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`;

export const whatsappAccount = sqliteTable(
  "whatsapp_account",
  {
    id: text("id").primaryKey(),
    clientName: text("clientName").notNull(),
    /** The name without regard to case and spelling of the same letters; what makes names unique. */
    nameKey: text("nameKey").notNull(),
    phoneNumber: text("phoneNumber"),
    isLoggedIn: integer("isLoggedIn", { mode: "boolean" }).notNull().default(false),
    connectionStatus: text("connectionStatus").$type<AccountStatus>().notNull().default("disconnected"),
    reason: text("reason").$type<StatusReason>().default("never_started"),
    since: text("since").notNull().default(now),
    desired: text("desired").$type<DesiredState>().notNull().default("stopped"),
    isPaused: integer("isPaused", { mode: "boolean" }).notNull().default(false),
    attempt: integer("attempt").notNull().default(0),
    nextRetryAt: text("nextRetryAt"),
    epoch: integer("epoch").notNull().default(0),
    rev: integer("rev").notNull().default(0),
    degraded: text("degraded", { mode: "json" }).$type<readonly string[]>().notNull().default([]),
    linkMethod: text("linkMethod").$type<(typeof linkMethods)[number]>().notNull().default("qr"),
    linkPhoneNumber: text("linkPhoneNumber"),
    autoStart: integer("autoStart", { mode: "boolean" }).notNull().default(false),
    syncLimit: integer("syncLimit").notNull().default(50),
    storageMode: text("storageMode").$type<StorageMode>().notNull().default("filesystem"),
    trustLevel: integer("trustLevel").notNull().default(1),
    dailyLimit: integer("dailyLimit").notNull().default(50),
    labels: text("labels", { mode: "json" }).$type<readonly string[]>().notNull().default([]),
    messagesSentToday: integer("messagesSentToday").notNull().default(0),
    /** The local day `messagesSentToday` belongs to, `2026-01-31`. */
    sentDay: text("sentDay"),
    ownerNode: text("ownerNode"),
    ownerIncarnation: text("ownerIncarnation"),
    /** Set while a delete is under way: from then on the account is invisible. */
    deletingAt: text("deletingAt"),
    createdAt: text("createdAt").notNull().default(now),
    updatedAt: text("updatedAt").notNull().default(now),
    lastActiveAt: text("lastActiveAt"),
  },
  (table) => [
    uniqueIndex("whatsapp_account_clientName").on(table.clientName),
    uniqueIndex("whatsapp_account_nameKey").on(table.nameKey),
  ],
);

/** Every status an account ever had; its key is the store-wide revision. */
export const statusLog = sqliteTable(
  "status_log",
  {
    rev: integer("rev").primaryKey({ autoIncrement: true }),
    accountId: text("accountId").notNull(),
    epoch: integer("epoch").notNull(),
    status: text("status").$type<AccountStatus>().notNull(),
    reason: text("reason").$type<StatusReason>(),
    at: text("at").notNull(),
  },
  (table) => [index("status_log_account").on(table.accountId, table.rev)],
);

/** Commands that failed; `afterRev` puts them among the statuses. */
export const commandFailure = sqliteTable(
  "command_failure",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    accountId: text("accountId").notNull(),
    afterRev: integer("afterRev").notNull(),
    command: text("command").$type<AccountCommand>().notNull(),
    code: text("code").$type<ErrorCode>().notNull(),
    at: text("at").notNull(),
  },
  (table) => [index("command_failure_account").on(table.accountId, table.id)],
);
