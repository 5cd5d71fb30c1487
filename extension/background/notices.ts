/** Which problems are worth a desktop notification: each once, and one cause at most every ten minutes per account. */
import type { Account } from "#shared/account";
import type { StatusReason } from "#shared/status";
import { statusGroupOf } from "../stores/status-group";
import { type Downtimes, isLongDown } from "./downtimes";

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
export function decideNotices(
  noticed: Noticed | null,
  accounts: readonly Account[],
  downtimes: Downtimes,
  now: number,
): Decision {
  const next: Record<string, Notice> = {};
  const tell: Account[] = [];
  for (const account of accounts) {
    const last = noticed?.[account.id];
    const trouble = troubleOf(account, downtimes, now);
    if (trouble === null) {
      if (last && now - last.at < quietMs) next[account.id] = last;
      continue;
    }
    const isTold = noticed !== null && isNews(last, trouble, now);
    if (isTold) tell.push(account);
    // Also what is not told is marked, so that it is not told later either.
    next[account.id] = { ...trouble, at: isTold ? now : (last?.at ?? now) };
  }
  return { tell, noticed: next };
}

type Trouble = Omit<Notice, "at">;

/** A lost connection changes its status with every try, so what counts is when it began. */
function troubleOf(account: Account, downtimes: Downtimes, now: number): Trouble | null {
  const { reason, since } = account;
  if (statusGroupOf(account) === "problem") return { reason, since };
  const downSince = downtimes[account.id];
  return downSince !== undefined && isLongDown(account, downSince, now)
    ? { reason, since: new Date(downSince).toISOString() }
    : null;
}

function isNews(last: Notice | undefined, trouble: Trouble, now: number): boolean {
  if (last === undefined) return true;
  if (last.since === trouble.since) return false;
  return last.reason !== trouble.reason || now - last.at >= quietMs;
}
