/** Quiet hours follow the clock on the wall, also over midnight. */
import { expect, it } from "vitest";
import { isQuiet } from "./quiet-hours";

const at = (time: string) => new Date(`2026-01-25T${time}:00`).getTime();

it.each([
  ["22:00", "06:00", "21:59", false],
  ["22:00", "06:00", "22:00", true],
  ["22:00", "06:00", "05:59", true],
  ["22:00", "06:00", "06:00", false],
  ["12:00", "13:30", "13:29", true],
  ["12:00", "13:30", "13:30", false],
  ["09:00", "09:00", "09:00", false],
  ["", "06:00", "05:00", false],
])("from %s until %s: %s is quiet: %s", (from, until, time, expected) => {
  expect(isQuiet({ isOn: true, from, until }, at(time))).toBe(expected);
});

it("is never quiet while switched off", () => {
  expect(isQuiet({ isOn: false, from: "00:00", until: "23:59" }, at("12:00"))).toBe(false);
});
