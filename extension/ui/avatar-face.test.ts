import { describe, expect, it } from "vitest";
import { hueOf, initialsOf } from "./avatar-face";

describe("the initials of a name", () => {
  it.each([
    ["Toko Ayam 2", "T2"],
    ["gudang", "G"],
    ["CS - Bandung", "CB"],
    ["متجر الهدايا", "ما"],
    ["🐔 Ayam", "A"],
    ["🐔", "🐔"],
    ["𝒞afé", "𝒞"],
  ])("of %s are %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe("the hue of an account", () => {
  it("stays the same for the same id", () => {
    expect(hueOf("a-1")).toBe(hueOf("a-1"));
  });

  it("spreads many ids over the circle", () => {
    const hues = new Set(Array.from({ length: 200 }, (_, index) => hueOf(`account-${index}`)));

    expect(hues.size).toBeGreaterThan(12);
    expect(Math.max(...hues)).toBeLessThan(360);
  });
});
