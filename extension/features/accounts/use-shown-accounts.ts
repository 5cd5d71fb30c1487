/** The accounts as the list shows them: searched, filtered, ordered, with what each chip would leave. */
import { useMemo } from "react";
import { useLocale } from "use-intl";
import type { Account } from "#shared/account";
import { useSelection, useWhatsapp } from "../../app/AppContext";
import type { StatusGroup } from "../../stores/status-group";
import { countGroups, filterAccounts } from "./account-filter";
import { sortAccounts } from "./account-order";

interface ShownAccounts {
  readonly total: number;
  readonly shown: readonly Account[];
  /** Of the accounts the search finds, whatever chips are pressed. */
  readonly counts: Readonly<Record<StatusGroup, number>>;
}

export function useShownAccounts(): ShownAccounts {
  const accounts = useWhatsapp((state) => state.accounts);
  const text = useSelection((state) => state.text);
  const groups = useSelection((state) => state.groups);
  const order = useSelection((state) => state.order);
  const locale = useLocale();
  return useMemo(() => {
    const all = Object.values(accounts);
    const found = filterAccounts(all, { text, groups: new Set() });
    const shown = sortAccounts(filterAccounts(found, { text: "", groups }), order, locale);
    return { total: all.length, shown, counts: countGroups(found) };
  }, [accounts, text, groups, order, locale]);
}
