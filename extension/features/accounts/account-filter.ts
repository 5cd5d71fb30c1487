/** Which accounts a search and the chips leave, and how many each chip would. */
import type { Account } from "#shared/account";
import { type StatusGroup, statusGroupOf, statusGroups } from "../../stores/status-group";

/** Without case and accents, so that `kafe` finds `Kafé`. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Every word must be part of the name, or of the number however it is spaced; `0812` finds `62812`. */
export function matchesText(account: Pick<Account, "clientName" | "phoneNumber">, text: string): boolean {
  const wanted = plain(text).trim();
  if (wanted === "") return true;
  const digits = wanted.replace(/\D/g, "");
  const isNumber = /^[+\d\s().-]+$/.test(wanted) && digits !== "";
  if (isNumber && account.phoneNumber?.includes(digits.replace(/^0/, ""))) return true;
  const name = plain(account.clientName);
  return wanted.split(/\s+/).every((word) => name.includes(word));
}

export interface AccountFilter {
  readonly text: string;
  /** Empty: all. */
  readonly groups: ReadonlySet<StatusGroup>;
}

export function filterAccounts(accounts: readonly Account[], { text, groups }: AccountFilter): readonly Account[] {
  return accounts.filter(
    (account) => (groups.size === 0 || groups.has(statusGroupOf(account))) && matchesText(account, text),
  );
}

export function countGroups(accounts: readonly Account[]): Readonly<Record<StatusGroup, number>> {
  const counts = Object.fromEntries(statusGroups.map((group) => [group, 0])) as Record<StatusGroup, number>;
  for (const account of accounts) counts[statusGroupOf(account)] += 1;
  return counts;
}
