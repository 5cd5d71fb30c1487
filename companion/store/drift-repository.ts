/** Self-checks and builds of WhatsApp Web: an account's check, its build and its degraded capabilities change together. */
import { desc, eq, sql } from "drizzle-orm";
import type { DriftStore } from "../accounts/drift-store";
import type { Database } from "./client";
import { whatsappAccount as account } from "./schema/accounts";
import { selfCheck, whatsappBuild } from "./schema/drift";

export function createDriftRepository({ build: query, read, write }: Database): DriftStore {
  return {
    saveCheck: async (accountId, { findings, ...check }, at) => {
      const { build, degraded, isUsable } = check;
      const seen = { ...check, findings, at };
      const statements = [
        query
          .insert(selfCheck)
          .values({ accountId, ...seen })
          .onConflictDoUpdate({ target: selfCheck.accountId, set: seen }),
        query.update(account).set({ degraded }).where(eq(account.id, accountId)),
      ];
      if (build === null) return void (await write(...statements));
      const found = isUsable ? { lastOkAt: at } : { firstBadAt: at };
      const kept = isUsable ? found : { firstBadAt: sql`coalesce(${whatsappBuild.firstBadAt}, ${at})` };
      const known = query
        .insert(whatsappBuild)
        .values({ build, firstSeenAt: at, ...found })
        .onConflictDoUpdate({ target: whatsappBuild.build, set: kept });
      await write(...statements, known);
    },
    lastCheck: async (accountId) => {
      const [row] = await read((db) => db.select().from(selfCheck).where(eq(selfCheck.accountId, accountId)));
      if (row === undefined) return null;
      const { accountId: _own, ...check } = row;
      return check;
    },
    listBuilds: () => read((db) => db.select().from(whatsappBuild).orderBy(desc(whatsappBuild.firstSeenAt))),
  };
}
