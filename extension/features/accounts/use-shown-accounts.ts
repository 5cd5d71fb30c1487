/** The accounts as the list shows them: searched, filtered, ordered, with what each chip would leave. */
import { useMemo, useState } from "react";
import { useLocale } from "use-intl";
import type { Account } from "#shared/account";
import { useApp, useSelection } from "../../app/AppContext";
import { type StatusGroup, statusGroupOf } from "../../stores/status-group";
import { usePacedStore } from "../../ui/use-paced-store";
import { countGroups, countLabels, filterAccounts, type LabelCount } from "./account-filter";
import { sortAccounts } from "./account-order";
import { createNamePlaces } from "./name-places";

/** Nobody reads a list that is ordered anew more often, and with hundreds of accounts each time is work. */
const drawnEveryMs = 100;

interface ShownAccounts {
  readonly total: number;
  readonly shown: readonly Account[];
  /** The groups there are, whatever is searched for. */
  readonly groups: ReadonlySet<StatusGroup>;
  /** Of the accounts the search and the chips of the other kind leave. */
  readonly counts: Readonly<Record<StatusGroup, number>>;
  readonly labelCounts: readonly LabelCount[];
}

export function useShownAccounts(): ShownAccounts {
  const accounts = usePacedStore(useApp().whatsapp, (state) => state.accounts, drawnEveryMs);
  const text = useSelection((state) => state.text);
  const groups = useSelection((state) => state.groups);
  const labels = useSelection((state) => state.labels);
  const order = useSelection((state) => state.order);
  const locale = useLocale();
  const [namePlaces] = useState(createNamePlaces);
  return useMemo(() => {
    const all = Object.values(accounts);
    const found = filterAccounts(all, { text, groups: new Set(), labels: new Set() });
    const grouped = filterAccounts(found, { text: "", groups, labels: new Set() });
    const labelled = filterAccounts(found, { text: "", groups: new Set(), labels });
    const left = filterAccounts(grouped, { text: "", groups: new Set(), labels });
    const shown = sortAccounts(left, order, namePlaces(all, locale));
    return {
      total: all.length,
      shown,
      groups: new Set(all.map(statusGroupOf)),
      counts: countGroups(labelled),
      labelCounts: countLabels(all, grouped, locale),
    };
  }, [accounts, text, groups, labels, order, locale, namePlaces]);
}
