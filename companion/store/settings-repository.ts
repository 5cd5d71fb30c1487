/** What was chosen for the whole companion, one row per setting. */
import { sql } from "drizzle-orm";
import type { SettingsStore } from "../settings/settings-store";
import type { Database } from "./client";
import { companionSetting } from "./schema/settings";

export function createSettingsRepository({ build, read, write }: Database): SettingsStore {
  return {
    readAll: async () => {
      const rows = await read((db) => db.select().from(companionSetting));
      return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
    },
    save: async (settings) => {
      const statements = Object.entries(settings).map(([name, value]) =>
        build
          .insert(companionSetting)
          // As text: drizzle would store null, which is a choice here, as no value.
          .values({ name, value: sql`${JSON.stringify(value)}` })
          .onConflictDoUpdate({ target: companionSetting.name, set: { value: sql`excluded."value"` } }),
      );
      if (statements.length > 0) await write(...statements);
    },
  };
}
