import { expect, it, vi } from "vitest";
import { createNamePlaces } from "./name-places";

const named = (...names: string[]) => names.map((clientName) => ({ clientName }));

function inOrder(places: ReturnType<typeof createNamePlaces>, names: string[], locale = "id"): string[] {
  const placeOf = places(named(...names), locale);
  return [...names].sort((one, other) => placeOf(one) - placeOf(other));
}

it("orders names as people do, also new ones and in another language", () => {
  const places = createNamePlaces();

  expect(inOrder(places, ["Toko 10", "toko 2", "Arsip"])).toEqual(["Arsip", "toko 2", "Toko 10"]);
  expect(inOrder(places, ["Toko 10", "Arsip"])).toEqual(["Arsip", "Toko 10"]);
  expect(inOrder(places, ["Toko 10", "Bakso", "Arsip"])).toEqual(["Arsip", "Bakso", "Toko 10"]);
  expect(inOrder(places, ["Zebra", "Ähre"], "sv")).toEqual(["Zebra", "Ähre"]);
  expect(inOrder(places, ["Zebra", "Ähre"], "id")).toEqual(["Ähre", "Zebra"]);
});

it("compares names only when there is a new one", () => {
  const compare = vi.spyOn(Intl, "Collator");
  const places = createNamePlaces();

  for (let change = 0; change < 100; change += 1) places(named("b", "a"), "id");
  expect(compare).toHaveBeenCalledTimes(1);
  places(named("b", "a", "c"), "id");

  expect(compare).toHaveBeenCalledTimes(2);
  compare.mockRestore();
});
