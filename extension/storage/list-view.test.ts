/** The panel opens as it was left: same order, same filters, no old search. */
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createSelectionStore } from "../stores/selection";
import { bindListView } from "./list-view";

beforeEach(() => fakeBrowser.reset());

async function openedPanel() {
  const store = createSelectionStore();
  await bindListView(store);
  return store;
}

const stored = async () => (await fakeBrowser.storage.local.get("listView")).listView;

it("remembers order and filters over reopening, but neither the search nor the ticks", async () => {
  const panel = await openedPanel();
  panel.getState().setOrder("sentToday");
  panel.getState().toggleGroup("problem");
  panel.getState().toggleGroup("ready");
  panel.getState().toggleLabel("vip");
  panel.getState().setText("toko");
  panel.getState().select(["a"]);
  await vi.waitFor(async () =>
    expect(await stored()).toEqual({ order: "sentToday", groups: ["problem", "ready"], labels: ["vip"] }),
  );

  const reopened = await openedPanel();

  const kept = { order: "sentToday", groups: new Set(["problem", "ready"]), labels: new Set(["vip"]), text: "" };
  expect(reopened.getState()).toMatchObject(kept);
  expect(reopened.getState().selected.size).toBe(0);
});

it("remembers that the filters were cleared", async () => {
  await fakeBrowser.storage.local.set({ listView: { order: "name", groups: ["problem"] } });
  const panel = await openedPanel();

  panel.getState().clearFilters();

  await vi.waitFor(async () => expect(await stored()).toEqual({ order: "name", groups: [], labels: [] }));
  expect((await openedPanel()).getState()).toMatchObject({ order: "name", groups: new Set() });
});

it("leaves out words of another version", async () => {
  await fakeBrowser.storage.local.set({ listView: { order: "colour", groups: ["sleeping", "waiting"] } });

  expect((await openedPanel()).getState()).toMatchObject({ order: "attention", groups: new Set(["waiting"]) });
});
