/** What the list shows and what is ticked in it: ids, filter text, chips of status and label, order. */
import { createStore } from "zustand/vanilla";
import type { StatusGroup } from "./status-group";

export const sortOrders = ["attention", "name", "lastActive", "sentToday"] as const;
export type SortOrder = (typeof sortOrders)[number];

export interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly text: string;
  /** Empty: all. */
  readonly groups: ReadonlySet<StatusGroup>;
  /** Keys of labels; empty: all. */
  readonly labels: ReadonlySet<string>;
  readonly order: SortOrder;
}

export interface SelectionStoreState extends Selection {
  toggle(accountId: string): void;
  select(accountIds: readonly string[]): void;
  clearSelection(): void;
  /** Forgets ids that are no longer there. */
  keepOnly(accountIds: readonly string[]): void;
  setText(text: string): void;
  toggleGroup(group: StatusGroup): void;
  toggleLabel(key: string): void;
  setOrder(order: SortOrder): void;
  clearFilters(): void;
}

export type SelectionStore = ReturnType<typeof createSelectionStore>;

export function createSelectionStore(initial: Partial<Selection> = {}) {
  return createStore<SelectionStoreState>()((set) => ({
    selected: new Set(),
    text: "",
    groups: new Set(),
    labels: new Set(),
    order: "attention",
    ...initial,
    toggle: (accountId) => set(({ selected }) => ({ selected: toggled(selected, accountId) })),
    select: (accountIds) => set({ selected: new Set(accountIds) }),
    clearSelection: () => set({ selected: new Set() }),
    keepOnly: (accountIds) =>
      set((state) => {
        const { selected } = state;
        const kept = selected.size === 0 ? [] : accountIds.filter((id) => selected.has(id));
        // The same state: nobody is told.
        return kept.length === selected.size ? state : { selected: new Set(kept) };
      }),
    setText: (text) => set({ text }),
    toggleGroup: (group) => set(({ groups }) => ({ groups: toggled(groups, group) })),
    toggleLabel: (key) => set(({ labels }) => ({ labels: toggled(labels, key) })),
    setOrder: (order) => set({ order }),
    clearFilters: () => set({ text: "", groups: new Set(), labels: new Set() }),
  }));
}

/** The same text for the same search, chips and order, whatever is ticked. */
export function queryOf({ text, groups, labels, order }: Selection): string {
  return JSON.stringify([text.trim(), [...groups].sort(), [...labels].sort(), order]);
}

function toggled<Item>(items: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  const next = new Set(items);
  if (!next.delete(item)) next.add(item);
  return next;
}
