/** What was chosen for the whole companion. */
import { sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What was chosen for the whole companion, one row per setting. */
export const companionSetting = sqliteTable("companion_setting", {
  name: text("name").primaryKey(),
  value: text("value", { mode: "json" }).notNull(),
});
