/** The list as a flat run of headings and accounts, as a virtual list needs it. Pure. */
import type { Account } from "#shared/account";
import type { SortOrder } from "../../stores/selection";
import type { StatusGroup } from "../../stores/status-group";
import { sectionsOf } from "./account-order";

export type ListItem =
  | { readonly key: string; readonly kind: "heading"; readonly group: StatusGroup; readonly count: number }
  | { readonly key: string; readonly kind: "account"; readonly account: Account };

/** Headings stand only where the order is by urgency and there is more than one kind. */
export function listItems(sorted: readonly Account[], order: SortOrder): readonly ListItem[] {
  const sections = order === "attention" ? sectionsOf(sorted) : [];
  if (sections.length < 2) return sorted.map(accountItem);
  return sections.flatMap(({ group, accounts }) => [
    { key: group, kind: "heading" as const, group, count: accounts.length },
    ...accounts.map(accountItem),
  ]);
}

function accountItem(account: Account): ListItem {
  return { key: account.id, kind: "account", account };
}
