/** Names as people write them, and as attackers do. */
import { describe, expect, it } from "vitest";
import { nameKey, nameProblem, normaliseName } from "#shared/account-name";

describe("an account name", () => {
  it.each([
    "Toko Ayam 1",
    "CS (Bandung) #2",
    "R&D + QA",
    "O'Neil",
    "a.b_c-d",
    "Warung Déjà Vu",
    "متجر",
    "店铺 三",
    "Toko 🐔",
    "👩‍👩‍👧",
    "🇮🇩",
    "con",
    "__proto__",
    "x".repeat(64),
    "  spaces around  ",
  ])("may be %j", (name) => {
    expect(nameProblem(name)).toBeNull();
  });

  it.each([
    ["", "required"],
    ["   ", "required"],
    ["x".repeat(65), "too_long"],
    ["../etc", "characters"],
    ["a/b", "characters"],
    ["a\\b", "characters"],
    [".", "characters"],
    ["..", "characters"],
    ["---", "characters"],
    ["a\u0000b", "characters"],
    ["a\r\nb", "characters"],
    ["a\u202eb", "characters"],
    ["a\u200bb", "characters"],
    ["<img onerror=alert(1)>", "characters"],
    ["0b8f5a3e-9a44-4c0e-8a70-1f1f6f1f0a11", "reserved"],
  ])("may not be %j (%s)", (name, problem) => {
    expect(nameProblem(name)).toBe(problem);
  });

  it("counts characters, not bytes", () => {
    expect(nameProblem("🐔".repeat(64))).toBeNull();
  });

  it("is stored trimmed and composed", () => {
    expect(normaliseName(" Cafe\u0301 ")).toBe("Caf\u00e9");
  });

  it.each([
    ["Toko", "TOKO"],
    ["Cafe\u0301", "Caf\u00e9"],
    [" Toko ", "toko"],
  ])("%j is the same account as %j", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });
});
