/** What happened to an account, and what was asked of it in vain, a page at a time. */
import type { Activity } from "#shared/activity";
import { type AccountContext, findAccount } from "./account-context";
import type { ActivityPage } from "./use-cases";

const defaultLimit = 50;

export async function readActivity(context: AccountContext, name: string, page: ActivityPage): Promise<Activity> {
  const { id } = await findAccount(context, name);
  const { limit = defaultLimit, before = null } = page;
  // One more than asked for tells whether there are further ones.
  const found = await context.accounts.listStatuses(id, { limit: limit + 1, before });
  const entries = found.slice(0, limit);
  const nextBefore = found.length > limit ? (entries.at(-1)?.rev ?? null) : null;
  const failures = await context.failures.list(id, { from: nextBefore ?? 0, before });
  return { entries, failures: [...failures], nextBefore };
}
