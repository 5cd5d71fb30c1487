import { describe, expect, it } from "vitest";
import { someAccounts } from "../../testing/account-fixture";
import { countLabels, filterAccounts, textMatcher } from "./account-filter";

const shop = { clientName: "Kafé Senja 2", phoneNumber: "6281234500001", labels: ["Jakarta Pusat"] };

describe("the search", () => {
  it.each([
    ["", true],
    ["  ", true],
    ["kafe", true],
    ["SENJA", true],
    ["2 senja", true],
    ["senja 3", false],
    ["0812", true],
    ["+62 812-345", true],
    ["62812", true],
    ["0813", false],
    ["2", true],
    ["jakarta", true],
    ["senja pusat", true],
    ["bandung", false],
  ])("for %j finds the account: %s", (text, isFound) => {
    expect(textMatcher(text)(shop)).toBe(isFound);
  });

  it("finds an account without a number by its name", () => {
    expect(textMatcher("baru")({ clientName: "Baru", phoneNumber: null, labels: [] })).toBe(true);
  });
});

describe("labels", () => {
  const [one, two, three] = someAccounts(3);
  const accounts = [
    { ...one, labels: ["VIP", "Bandung"] },
    { ...two, labels: ["vip"] },
    { ...three, labels: [] },
  ] as const satisfies readonly unknown[];
  const all = accounts as unknown as Parameters<typeof countLabels>[0];

  it("are counted without regard to case, by name", () => {
    expect(countLabels(all, all, "en")).toEqual([
      { key: "bandung", label: "Bandung", count: 1 },
      { key: "vip", label: "VIP", count: 2 },
    ]);
  });

  it("stay when a filter leaves no account that carries them", () => {
    expect(countLabels(all, all.slice(1), "en").map(({ label, count }) => [label, count])).toEqual([
      ["Bandung", 0],
      ["VIP", 1],
    ]);
  });

  it.each([
    [[], 3],
    [["vip"], 2],
    [["bandung", "nobody"], 1],
    [["nobody"], 0],
  ])("pressed %j leave %i", (labels, left) => {
    expect(filterAccounts(all, { text: "", groups: new Set(), labels: new Set(labels) })).toHaveLength(left);
  });
});
