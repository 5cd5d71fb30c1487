/** How knobs are merged, and which are refused. */
import { expect, test } from "vitest";
import { defaultKnobs, knobChangesSchema, turnKnobs } from "./knobs";
import { eras } from "./page/eras";

test("a change to one field of a group leaves the others", () => {
  const turned = turnKnobs(defaultKnobs, { refs: { count: 1 }, delaysMs: { sync: 5 } });

  expect(turned.refs).toEqual({ ...defaultKnobs.refs, count: 1 });
  expect(turned.delaysMs).toEqual({ ...defaultKnobs.delaysMs, sync: 5 });
});

test("the ballast has names for the usual weights", () => {
  expect(turnKnobs(defaultKnobs, { ballast: "heavy" }).ballast).toEqual({ heapMb: 160, buffersMb: 40, scriptMb: 20 });
});

test("an unknown knob or era is refused", () => {
  expect(knobChangesSchema.safeParse({ volume: 11 }).success).toBe(false);
  expect(knobChangesSchema.safeParse({ era: "may1999" }).success).toBe(false);
});

test("the default sync is slow enough for the library to notice it", () => {
  expect(defaultKnobs.delaysMs.sync).toBeGreaterThanOrEqual(200);
});

test("each single row of an era can be turned", () => {
  expect(knobChangesSchema.parse({ drift: eras.sep2026 })).toEqual({ drift: eras.sep2026 });
});
