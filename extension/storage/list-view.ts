/** Keeps how the panel's list is ordered and filtered in this browser; a search is for once and is not kept. */
import { storage } from "wxt/utils/storage";
import { type Selection, type SelectionStore, sortOrders } from "../stores/selection";
import { statusGroups } from "../stores/status-group";

/** Plain text: another version of the extension may have written it. */
interface StoredView {
  readonly order?: string;
  readonly groups?: readonly string[];
}

type ListView = Pick<Selection, "order" | "groups">;

const viewItem = storage.defineItem<StoredView>("local:listView", { fallback: {} });

/** Loads, then saves every change. Only for a page that shows order and filters: elsewhere accounts would seem to be gone. */
export async function bindListView(store: SelectionStore): Promise<void> {
  store.setState(viewOf(await viewItem.getValue(), store.getState()));
  store.subscribe(({ order, groups }, before) => {
    if (order !== before.order || groups !== before.groups) void viewItem.setValue({ order, groups: [...groups] });
  });
}

/** Words that this version does not know are left out. */
function viewOf(stored: StoredView, now: ListView): ListView {
  return {
    order: sortOrders.find((order) => order === stored.order) ?? now.order,
    groups: new Set(statusGroups.filter((group) => stored.groups?.includes(group))),
  };
}
