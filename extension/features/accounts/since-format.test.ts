import { describe, expect, it } from "vitest";
import { sinceFormat } from "./since-format";

const now = new Date(2026, 10, 22, 12, 0).getTime();

describe("a moment in the past", () => {
  it.each([
    ["of today is a time", new Date(2026, 10, 22, 0, 5), ["hour", "minute"]],
    ["of yesterday is a day, though hours ago", new Date(2026, 10, 21, 23, 55), ["day", "month"]],
    ["of last year has its year", new Date(2025, 11, 31), ["day", "month", "year"]],
  ])("%s", (_title, at, parts) => {
    expect(Object.keys(sinceFormat(at.getTime(), now)).sort()).toEqual([...parts].sort());
  });
});
