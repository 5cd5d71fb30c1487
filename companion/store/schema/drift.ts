/** What looks at WhatsApp Web pages found. */
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Capability } from "#shared/capabilities";

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
