/** Puts the pages of a snapshot together again; one page is the whole up to five hundred accounts. */
import type { Account } from "#shared/account";
import type { Snapshot } from "#shared/events";

/** Accounts in one event of a snapshot at most: a page of this size is read in a few milliseconds. */
export const snapshotPageSize = 500;

/** The events of a snapshot, in order: the first as `whatsapp-all-statuses`, the others as `whatsapp-more-statuses`. */
export function pagesOf({ rev, accounts }: Snapshot): readonly [Snapshot, ...Snapshot[]] {
  const total = accounts.length;
  const page = (from: number) => ({ rev, total, accounts: accounts.slice(from, from + snapshotPageSize) });
  const others: Snapshot[] = [];
  for (let from = snapshotPageSize; from < total; from += snapshotPageSize) others.push(page(from));
  return [page(0), ...others];
}

/** Nothing comes between the pages of one snapshot; a first page begins a new one. */
export function gatherPages(onWhole: (snapshot: Snapshot) => void) {
  let gathered: Account[] = [];
  function take({ rev, total = 0, accounts }: Snapshot): void {
    gathered = [...gathered, ...accounts];
    if (gathered.length >= total) onWhole({ rev, accounts: gathered });
  }
  return {
    first(page: Snapshot): void {
      gathered = [];
      take(page);
    },
    more: take,
  };
}
