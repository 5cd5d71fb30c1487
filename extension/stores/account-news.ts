/** What changed among the accounts, as news worth saying: which of them came into which state. Pure. */
import type { Account } from "#shared/account";
import { type StatusGroup, statusGroupOf, statusGroups } from "./status-group";

/** Being on the way is no news; what comes of it is. */
type NewsGroup = Exclude<StatusGroup, "working">;

export interface News {
  readonly group: NewsGroup;
  readonly accounts: readonly Account[];
}

type Accounts = Readonly<Record<string, Account>>;

export type KnownGroups = ReadonlyMap<string, StatusGroup>;

export function groupsOf(accounts: Accounts): KnownGroups {
  return new Map(Object.values(accounts).map((account) => [account.id, statusGroupOf(account)]));
}

/** The most urgent first; accounts that are new or gone are told where they were added or deleted. */
export function newsOf(before: KnownGroups, accounts: Accounts): readonly News[] {
  const changed = Object.values(accounts).filter((account) => {
    const known = before.get(account.id);
    return known !== undefined && known !== statusGroupOf(account);
  });
  return statusGroups
    .filter((group) => group !== "working")
    .map((group) => ({ group, accounts: changed.filter((account) => statusGroupOf(account) === group) }))
    .filter(({ accounts: told }) => told.length > 0);
}
