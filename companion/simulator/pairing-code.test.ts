/** Which typed codes a phone accepts. */
import { expect, test } from "vitest";
import { acceptsCode, makePairingCode } from "./pairing-code";

const issued = { code: "BCDF2345", number: "6281234500001", expiresAt: 1000 };

test("a code has eight letters without vowels or look-alikes", () => {
  expect(makePairingCode("6281234500001", 0).code).toMatch(/^[BCDFGHJKLMNPQRSTVWXYZ2-9]{8}$/);
});

test.each(["BCDF2345", "bcdf-2345", " BCDF 2345 "])("%j is accepted as people type it", (typed) => {
  expect(acceptsCode(issued, typed, "6281234500001", 999)).toBe(true);
});

test.each([
  ["another code", "BCDF2346", "6281234500001", 0],
  ["another phone", "BCDF2345", "6281234500002", 0],
  ["too late", "BCDF2345", "6281234500001", 1000],
] as const)("%s is refused", (_why, typed, number, now) => {
  expect(acceptsCode(issued, typed, number, now)).toBe(false);
});
