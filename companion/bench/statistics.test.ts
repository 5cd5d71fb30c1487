/** The arithmetic behind every figure the bench prints. */
import { describe, expect, it } from "vitest";
import { median, percentile, summarise } from "./statistics";

const upTo = (count: number) => Array.from({ length: count }, (_value, index) => index + 1);

describe("the median", () => {
  it.each([
    [[7], 7],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
  ])("of %j is %d", (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it("leaves the order of what was measured alone", () => {
    const values = [3, 1, 2];

    median(values);

    expect(values).toEqual([3, 1, 2]);
  });

  it("does not exist for nothing", () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe("a percentile", () => {
  it.each([
    [upTo(100), 0.99, 99],
    [upTo(1000), 0.99, 990],
    [upTo(4), 0.5, 2],
    [upTo(4), 1, 4],
    [[5], 0.01, 5],
  ])("is a value that was measured (%#)", (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });
});

describe("a summary", () => {
  it("tells the largest of a few values", () => {
    expect(summarise(upTo(99))).toEqual({ n: 99, median: 50, high: 99 });
  });

  it("tells the 99th percentile of many", () => {
    expect(summarise(upTo(100))).toEqual({ n: 100, median: 50.5, high: 99 });
  });
});
