/** Commands that failed, by account. */
import { and, desc, eq, gte, lt, lte, sql } from "drizzle-orm";
import { keptFailures } from "#shared/activity-limits";
import type { FailureStore } from "../accounts/failure-notes";
import { isVisible } from "./account-queries";
import type { Database } from "./client";
import { whatsappAccount as account, commandFailure as failure } from "./schema/accounts";

export function createFailureRepository({ build, read, write, note }: Database): FailureStore {
  const isOf = (accountId: string) => eq(failure.accountId, accountId);
  return {
    save: async (accountId, { command, code, at }) => {
      const row = build
        .select({
          // The database gives the number.
          id: sql`null`.as("id"),
          accountId: account.id,
          afterRev: account.rev,
          command: sql`${command}`.as("command"),
          code: sql`${code}`.as("code"),
          at: sql`${at}`.as("at"),
        })
        .from(account)
        .where(and(eq(account.id, accountId), isVisible));
      const tooOld = build
        .select({ id: failure.id })
        .from(failure)
        .where(isOf(accountId))
        .orderBy(desc(failure.id))
        .limit(1)
        .offset(keptFailures);
      await note(
        build.insert(failure).select(row),
        build.delete(failure).where(and(isOf(accountId), lte(failure.id, sql`(${tooOld})`))),
      );
    },
    list: (accountId, { from, before }) => {
      const { id, afterRev, command, code, at } = failure;
      const isBelow = before === null ? undefined : lt(afterRev, before);
      const isAsked = and(isOf(accountId), gte(afterRev, from), isBelow);
      return read((db) =>
        db.select({ id, afterRev, command, code, at }).from(failure).where(isAsked).orderBy(desc(id)),
      );
    },
    forgetOld: async (before) => {
      await write(build.delete(failure).where(lt(failure.at, before)));
    },
  };
}
