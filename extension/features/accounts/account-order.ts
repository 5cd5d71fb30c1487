/** The order of the list, and its cut into groups when those that need a hand come first. */
import type { Account } from "#shared/account";
import type { SortOrder } from "../../stores/selection";
import { type StatusGroup, statusGroupOf, statusGroups } from "../../stores/status-group";

/** `placeOf` is a name's place among all names: see `createNamePlaces`. */
export function sortAccounts(
  accounts: readonly Account[],
  order: SortOrder,
  placeOf: (name: string) => number,
): readonly Account[] {
  const rankOf = ranks[order];
  const sorted = accounts.map((account) => ({
    account,
    rank: rankOf(account),
    place: placeOf(account.clientName),
  }));
  sorted.sort((one, other) => one.rank - other.rank || one.place - other.place);
  return sorted.map(({ account }) => account);
}

/** The lowest comes first. */
const ranks: Readonly<Record<SortOrder, (account: Account) => number>> = {
  attention: (account) => statusGroups.indexOf(statusGroupOf(account)),
  name: () => 0,
  lastActive: ({ lastActiveAt }) => (lastActiveAt === null ? 0 : -Date.parse(lastActiveAt)),
  sentToday: ({ messagesSentToday }) => -messagesSentToday,
};

export interface AccountSection {
  readonly group: StatusGroup;
  readonly accounts: readonly Account[];
}

/** Sections in the order of urgency; sections without accounts are left out. */
export function sectionsOf(sorted: readonly Account[]): readonly AccountSection[] {
  return statusGroups
    .map((group) => ({ group, accounts: sorted.filter((account) => statusGroupOf(account) === group) }))
    .filter(({ accounts }) => accounts.length > 0);
}
