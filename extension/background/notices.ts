/** Which problems are worth a desktop notification: each once, and one cause at most every ten minutes per account. */
import type { Account } from "#shared/account";
import type { StatusReason } from "#shared/status";
import { statusGroupOf } from "../stores/status-group";

interface Notice {
  readonly reason: StatusReason | null;
  /** `since` of the status that was told. */
  readonly since: string;
  /** When it was told (ms). */
  readonly at: number;
}

/** What people were told, by account id. */
export type Noticed = Readonly<Record<string, Notice>>;

interface Decision {
  readonly tell: readonly Account[];
  readonly noticed: Noticed;
}

const quietMs = 10 * 60_000;

/** `noticed` is null the very first time: problems older than the extension are no news. */
export function decideNotices(noticed: Noticed | null, accounts: readonly Account[], now: number): Decision {
  const problems = accounts.filter((account) => statusGroupOf(account) === "problem");
  const tell = noticed === null ? [] : problems.filter((account) => isNews(noticed[account.id], account, now));
  const told = new Set(tell);
  const next: Record<string, Notice> = {};
  for (const account of accounts) {
    const { id, reason, since } = account;
    const last = noticed?.[id];
    if (told.has(account)) next[id] = { reason, since, at: now };
    // Marked as told without a sound, so that it is not told later either.
    else if (problems.includes(account)) next[id] = { reason, since, at: last?.at ?? now };
    else if (last && now - last.at < quietMs) next[id] = last;
  }
  return { tell, noticed: next };
}

function isNews(last: Notice | undefined, account: Account, now: number): boolean {
  if (last === undefined) return true;
  if (last.since === account.since) return false;
  return last.reason !== account.reason || now - last.at >= quietMs;
}
