/** Which accounts a search and the chips leave, and how many each chip would. */
import type { Account } from "#shared/account";
import { labelKey } from "#shared/labels";
import { type StatusGroup, statusGroupOf, statusGroups } from "../../stores/status-group";

/** Without case and accents, so that `kafe` finds `Kafé`. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

type Searched = Pick<Account, "clientName" | "phoneNumber" | "labels">;

/** Every word must be part of the name or a label, or of the number however it is spaced; `0812` finds `62812`. */
export function textMatcher(text: string): (account: Searched) => boolean {
  const wanted = plain(text).trim();
  if (wanted === "") return () => true;
  const digits = wanted.replace(/\D/g, "");
  const isNumber = /^[+\d\s().-]+$/.test(wanted) && digits !== "";
  const local = digits.replace(/^0/, "");
  const words = wanted.split(/\s+/);
  return ({ clientName, labels, phoneNumber }) => {
    if (isNumber && phoneNumber?.includes(local)) return true;
    const searched = plain([clientName, ...labels].join("\n"));
    return words.every((word) => searched.includes(word));
  };
}

export interface AccountFilter {
  readonly text: string;
  /** Empty: all. */
  readonly groups: ReadonlySet<StatusGroup>;
  /** Keys; empty: all. */
  readonly labels: ReadonlySet<string>;
}

export function filterAccounts(
  accounts: readonly Account[],
  { text, groups, labels }: AccountFilter,
): readonly Account[] {
  const matchesText = textMatcher(text);
  return accounts.filter(
    (account) =>
      (groups.size === 0 || groups.has(statusGroupOf(account))) &&
      (labels.size === 0 || account.labels.some((label) => labels.has(labelKey(label)))) &&
      matchesText(account),
  );
}

export interface LabelCount {
  readonly key: string;
  /** In the spelling met first. */
  readonly label: string;
  readonly count: number;
}

/** Every label that `all` carry, by name, and how many of `left` do: chips that came and went would move the list about. */
export function countLabels(all: readonly Account[], left: readonly Account[], locale: string): readonly LabelCount[] {
  const counts = new Map<string, LabelCount>();
  for (const label of all.flatMap(({ labels }) => labels)) {
    const key = labelKey(label);
    if (!counts.has(key)) counts.set(key, { key, label, count: 0 });
  }
  for (const label of left.flatMap(({ labels }) => labels)) {
    const known = counts.get(labelKey(label));
    if (known) counts.set(known.key, { ...known, count: known.count + 1 });
  }
  if (counts.size < 2) return [...counts.values()];
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  return [...counts.values()].sort((one, other) => compare(one.label, other.label));
}

export function countGroups(accounts: readonly Account[]): Readonly<Record<StatusGroup, number>> {
  const counts = Object.fromEntries(statusGroups.map((group) => [group, 0])) as Record<StatusGroup, number>;
  for (const account of accounts) counts[statusGroupOf(account)] += 1;
  return counts;
}
