import { describe, expect, it } from "vitest";
import { matchesText } from "./account-filter";

const shop = { clientName: "Kafé Senja 2", phoneNumber: "6281234500001" };

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
  ])("for %j finds the account: %s", (text, isFound) => {
    expect(matchesText(shop, text)).toBe(isFound);
  });

  it("finds an account without a number by its name", () => {
    expect(matchesText({ clientName: "Baru", phoneNumber: null }, "baru")).toBe(true);
  });
});
