/** The events of the page's records and collections. */
import { expect, test } from "vitest";
import { Collection, Model } from "./model";

interface Attributes {
  readonly id: { toString(): string };
  readonly ack: number;
  readonly body: string;
}
const make = (id: string) => new Model<Attributes>({ id: { toString: () => id }, ack: 0, body: "halo" });

test("a change is told with model, new and old value, once per attribute that differs", () => {
  const model = make("a");
  const told: unknown[][] = [];
  model.on("change:body change:ack", (...args: unknown[]) => told.push(args));

  model.set({ ack: 1, body: "halo" });

  expect(told).toEqual([[model, 1, 0]]);
});

test("attributes are properties, and survive as JSON", () => {
  const model = make("a") as Model<Attributes> & { ack: number };

  model.ack = 2;

  expect(JSON.parse(JSON.stringify(model))).toMatchObject({ ack: 2, body: "halo" });
});

test("what happens to a member happens in its collection, also by the text of its id", () => {
  const collection = new Collection<Model<Attributes>>();
  const told: unknown[] = [];
  collection.on("add change:ack", (_model: unknown, value: unknown) => told.push(value));
  const model = collection.add(make("a"));

  model.set({ ack: 1 });

  expect(told).toEqual([undefined, 1]);
  expect(collection.get("a")).toBe(model);
  expect(collection.get({ toString: () => "a" })).toBe(model);
  expect(collection.get(undefined)).toBeUndefined();
});

test("a listener can be taken off, and one for once goes by itself", () => {
  const model = make("a");
  const told: string[] = [];
  const listener = () => told.push("always");
  model.on("change:ack", listener).once("change:ack", () => told.push("once"));

  model.set({ ack: 1 });
  model.set({ ack: 2 });
  model.off("change:ack", listener);
  model.set({ ack: 3 });

  expect(told).toEqual(["always", "once", "always"]);
});
