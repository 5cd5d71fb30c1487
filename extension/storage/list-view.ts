/** Keeps how the panel's list is ordered and filtered in this browser; a search is for once and is not kept. */
import { storage } from "wxt/utils/storage";
import { type Selection, type SelectionStore, sortOrders } from "../stores/selection";
import { statusGroups } from "../stores/status-group";

/** Plain text: another version of the extension may have written it. */
interface StoredView {
  readonly order?: string;
  readonly groups?: readonly string[];
  readonly labels?: readonly string[];
}

type ListView = Pick<Selection, "order" | "groups" | "labels">;

const viewItem = storage.defineItem<StoredView>("local:listView", { fallback: {} });

/** Loads, then saves every change. Only for a page that shows order and filters: elsewhere accounts would seem to be gone. */
export async function bindListView(store: SelectionStore): Promise<void> {
  store.setState(viewOf(await viewItem.getValue(), store.getState()));
  store.subscribe(({ order, groups, labels }, before) => {
    const isSame = order === before.order && groups === before.groups && labels === before.labels;
    if (!isSame) void viewItem.setValue({ order, groups: [...groups], labels: [...labels] });
  });
}

/** Words that this version does not know are left out. */
function viewOf(stored: StoredView, now: ListView): ListView {
  return {
    order: sortOrders.find((order) => order === stored.order) ?? now.order,
    labels: new Set(stored.labels),
    groups: new Set(statusGroups.filter((group) => stored.groups?.includes(group))),
  };
}
