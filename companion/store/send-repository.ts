/** Sends of the last hour, which the pace of an account is measured by. */
import { and, eq, gte, lt } from "drizzle-orm";
import type { SendStore } from "../messages/send-store";
import type { Database } from "./client";
import { recentSend } from "./schema/quota";

export function createSendRepository({ build, read, write }: Database): SendStore {
  return {
    recent: (accountId, since) => {
      const { at, restMs, isFirstContact } = recentSend;
      const isRecent = and(eq(recentSend.accountId, accountId), gte(at, since));
      return read((db) => db.select({ at, restMs, isFirstContact }).from(recentSend).where(isRecent));
    },
    add: async (accountId, send, since) => {
      const isOld = and(eq(recentSend.accountId, accountId), lt(recentSend.at, since));
      await write(build.delete(recentSend).where(isOld), build.insert(recentSend).values({ accountId, ...send }));
    },
  };
}
