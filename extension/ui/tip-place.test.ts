import { describe, expect, it } from "vitest";
import { placeTip } from "./tip-place";

const page = { width: 380, height: 600 };
const tip = { width: 100, height: 24 };
const button = { width: 28, height: 28 };

describe("a tip", () => {
  it.each([
    ["stands centred above its control", { left: 200, top: 300 }, { left: 164, top: 270 }],
    ["goes below where there is no room above", { left: 200, top: 10 }, { left: 164, top: 44 }],
    ["keeps off the left edge", { left: 4, top: 300 }, { left: 8, top: 270 }],
    ["keeps off the right edge", { left: 348, top: 300 }, { left: 272, top: 270 }],
  ])("%s", (_, at, place) => {
    expect(placeTip({ ...button, ...at }, tip, page)).toEqual(place);
  });

  it("begins at the left edge when it is wider than the page", () => {
    expect(placeTip({ ...button, left: 100, top: 300 }, { width: 400, height: 24 }, page).left).toBe(8);
  });
});
