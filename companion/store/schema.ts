/** Every table. Column names are those of PRD §8.1; times are ISO text, so that any program can read and sort them. */
import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Capability } from "#shared/capabilities";
import type { linkMethods } from "#shared/challenge";
import type { OperationName } from "#shared/paths";
import type { Scope } from "#shared/protocol";
import type { StorageMode } from "#shared/settings-limits";
import type { AccountStatus, DesiredState, StatusReason } from "#shared/status";
import type { WebhookEvent, WebhookFailure } from "#shared/webhook-events";
import type { MediaState } from "../media/media-index";

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

/** The last look of each account at its WhatsApp Web page. */
export const selfCheck = sqliteTable("self_check", {
  accountId: text("accountId").primaryKey(),
  build: text("build"),
  browser: text("browser").notNull(),
  library: text("library").notNull(),
  isUsable: integer("isUsable", { mode: "boolean" }).notNull(),
  degraded: text("degraded", { mode: "json" }).$type<readonly Capability[]>().notNull(),
  findings: text("findings", { mode: "json" }).$type<Readonly<Record<string, string>>>().notNull(),
  at: text("at").notNull(),
});

/** Builds of WhatsApp Web that accounts here have met. */
export const whatsappBuild = sqliteTable("whatsapp_build", {
  build: text("build").primaryKey(),
  firstSeenAt: text("firstSeenAt").notNull(),
  lastOkAt: text("lastOkAt"),
  firstBadAt: text("firstBadAt"),
});

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

export const chat = sqliteTable(
  "chat",
  {
    accountId: text("accountId").notNull(),
    chatId: text("chatId").notNull(),
    /** Null until a history sync names it. */
    title: text("title"),
    isGroup: integer("isGroup", { mode: "boolean" }).notNull().default(false),
    unreadCount: integer("unreadCount").notNull().default(0),
    lastMessageAt: text("lastMessageAt"),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.chatId] })],
);

export const message = sqliteTable(
  "message",
  {
    /** What the full-text index knows a message by. */
    id: integer("id").primaryKey({ autoIncrement: true }),
    accountId: text("accountId").notNull(),
    messageId: text("messageId").notNull(),
    chatId: text("chatId").notNull(),
    fromMe: integer("fromMe", { mode: "boolean" }).notNull(),
    body: text("body").notNull(),
    type: text("type").notNull(),
    timestamp: text("timestamp").notNull(),
  },
  (table) => [
    uniqueIndex("message_account_message").on(table.accountId, table.messageId),
    index("message_chat").on(table.accountId, table.chatId, table.timestamp),
  ],
);

/** What comes with messages: from the moment the message is known, wherever the bytes are or ever will be. */
export const media = sqliteTable(
  "media",
  {
    id: text("id").primaryKey(),
    accountId: text("accountId").notNull(),
    messageId: text("messageId").notNull(),
    /** This and the next two as WhatsApp announces them. */
    mimetype: text("mimetype"),
    filename: text("filename"),
    announcedBytes: integer("announcedBytes"),
    /** `wanted` is fetched ahead; `idle` only when somebody asks. */
    state: text("state").$type<MediaState>().notNull().default("wanted"),
    attempts: integer("attempts").notNull().default(0),
    /** Where it lies; null while it is not stored. */
    place: text("place").$type<StorageMode>(),
    /** Another place that may hold a copy of it, to be removed: what a crash in the middle of a move leaves. */
    spare: text("spare").$type<StorageMode>(),
    bytes: integer("bytes"),
    sha256: text("sha256"),
    /** When its message was sent. */
    at: text("at").notNull(),
  },
  (table) => [
    uniqueIndex("media_message").on(table.accountId, table.messageId),
    index("media_wanted").on(table.accountId, table.state, table.at),
    index("media_at").on(table.at),
  ],
);

/** The bytes of media whose accounts keep it in the database. */
export const mediaContent = sqliteTable(
  "media_content",
  {
    accountId: text("accountId").notNull(),
    id: text("id").notNull(),
    content: blob("content", { mode: "buffer" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.id] })],
);

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

/** What was chosen for the whole companion, one row per setting. */
export const companionSetting = sqliteTable("companion_setting", {
  name: text("name").primaryKey(),
  value: text("value", { mode: "json" }).notNull(),
});

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
