/** Labels as people write them. */
import { describe, expect, it } from "vitest";
import { changeLabels, distinctLabels, labelKey, labelProblem } from "#shared/labels";

describe("a label", () => {
  it.each(["VIP", "Toko / Jakarta", "50% off!", "店铺", "متجر", "👩‍👩‍👧", " spaces around ", "x".repeat(32), "<b>"])(
    "may be %j",
    (label) => {
      expect(labelProblem(label)).toBeNull();
    },
  );

  it.each([
    ["", "required"],
    ["   ", "required"],
    ["x".repeat(33), "too_long"],
    ["a\u0000b", "characters"],
    ["a\nb", "characters"],
    ["a\u202eb", "characters"],
    ["a\u200bb", "characters"],
  ])("may not be %j: %s", (label, problem) => {
    expect(labelProblem(label)).toBe(problem);
  });

  it("is the same in another case and another spelling of the same letters", () => {
    expect(labelKey("CAFÉ")).toBe(labelKey(" cafe\u0301 "));
  });
});

describe("the labels of an account", () => {
  it("hold each label once, as it was written first", () => {
    expect(distinctLabels(["VIP", "vip", " Toko "])).toEqual(["VIP", "Toko"]);
  });

  it("keep their order when some come and go", () => {
    expect(changeLabels(["a", "b", "c"], { add: ["d", "A"], remove: ["B"] })).toEqual(["a", "c", "d"]);
  });

  it("keep what is removed and added at once", () => {
    expect(changeLabels(["a"], { add: ["a"], remove: ["a"] })).toEqual(["a"]);
  });
});
