/** The order of the list, and its cut into groups when those that need a hand come first. */
import type { Account } from "#shared/account";
import type { SortOrder } from "../../stores/selection";
import { type StatusGroup, statusGroupOf, statusGroups } from "../../stores/status-group";

type Compare = (one: Account, other: Account) => number;

/** `placeOf` is a name's place among all names: see `createNamePlaces`. */
export function sortAccounts(
  accounts: readonly Account[],
  order: SortOrder,
  placeOf: (name: string) => number,
): readonly Account[] {
  const sorted = accounts.map((account) => ({ account, place: placeOf(account.clientName) }));
  sorted.sort((one, other) => compareBy[order](one.account, other.account) || one.place - other.place);
  return sorted.map(({ account }) => account);
}

const rank = (account: Account) => statusGroups.indexOf(statusGroupOf(account));
const activeAt = ({ lastActiveAt }: Account) => (lastActiveAt === null ? 0 : Date.parse(lastActiveAt));

const compareBy: Readonly<Record<SortOrder, Compare>> = {
  attention: (one, other) => rank(one) - rank(other),
  name: () => 0,
  lastActive: (one, other) => activeAt(other) - activeAt(one),
  sentToday: (one, other) => other.messagesSentToday - one.messagesSentToday,
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
