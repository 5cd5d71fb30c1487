/** Numbers as people type them. */
import { describe, expect, it } from "vitest";
import { formatPhone, normalisePhone } from "#shared/phone";

describe("a typed phone number", () => {
  it.each([
    ["081234500001", "6281234500001"],
    ["0812-3450-0001", "6281234500001"],
    ["+62 812 3450 0001", "6281234500001"],
    ["62 812 3450 0001", "6281234500001"],
    ["6281234500001", "6281234500001"],
    ["(0812) 3450.0001", "6281234500001"],
    ["+1 415 555 2671", "14155552671"],
  ])("%j means %s", (typed, digits) => {
    expect(normalisePhone(typed)).toBe(digits);
  });

  it("is national in the country that was chosen", () => {
    expect(normalisePhone("020 7946 0018", "GB")).toBe("442079460018");
  });

  it.each([
    "",
    "12345",
    "08",
    "+62",
    "call me",
    "٠٨١٢٣٤٥٠٠٠٠١",
    "+62 812 3450 0001 2345 6789",
    "0812;drop",
    "++62812345",
  ])("is refused when it cannot be one: %j", (typed) => {
    expect(normalisePhone(typed)).toBeNull();
  });

  it("is shown in groups", () => {
    expect(formatPhone("6281234500001")).toBe("+62 812 3450 0001");
  });
});
