/** Ticks and filters change one thing at a time. */
import { expect, it } from "vitest";
import { createSelectionStore, queryOf, type SelectionStoreState } from "./selection";

it("ticks and unticks an account without touching the others", () => {
  const store = createSelectionStore({ selected: new Set(["a"]) });

  store.getState().toggle("b");
  store.getState().toggle("a");

  expect([...store.getState().selected]).toEqual(["b"]);
});

it("forgets ticked accounts that are gone, and is the same object when none is", () => {
  const store = createSelectionStore({ selected: new Set(["a", "b"]) });
  const before = store.getState().selected;

  store.getState().keepOnly(["a", "b", "c"]);
  expect(store.getState().selected).toBe(before);

  store.getState().keepOnly(["b", "c"]);
  expect([...store.getState().selected]).toEqual(["b"]);
});

it("clears text and status filters but not the order", () => {
  const store = createSelectionStore({ order: "name" });
  store.getState().setText("toko");
  store.getState().toggleGroup("problem");

  store.getState().clearFilters();

  expect(store.getState()).toMatchObject({ text: "", order: "name" });
  expect(store.getState().groups.size).toBe(0);
});

it("answers to the same query whatever is ticked, and to another with each change of search, chips or order", () => {
  const store = createSelectionStore();
  const queries = [queryOf(store.getState())];
  const change = (act: (state: SelectionStoreState) => void) => {
    act(store.getState());
    queries.push(queryOf(store.getState()));
  };

  change((state) => state.toggle("a"));
  expect(queries[1]).toBe(queries[0]);

  change((state) => state.setText("toko"));
  change((state) => state.toggleGroup("problem"));
  change((state) => state.toggleLabel("vip"));
  change((state) => state.setOrder("name"));
  expect(new Set(queries).size).toBe(5);
});
