/** The cast of the demo. */
import { describe, expect, it } from "vitest";
import { nameProblem } from "#shared/account-name";
import { normalisePhone } from "#shared/phone";
import { demoPhone } from "./phones";

const cast = Array.from({ length: 50 }, (_value, index) => demoPhone(index));

describe("the phones of the demo", () => {
  it("have names and numbers the product accepts", () => {
    for (const { name, number } of cast) {
      expect(nameProblem(name)).toBeNull();
      expect(normalisePhone(number)).toBe(number);
    }
  });

  it("are all different", () => {
    expect(new Set(cast.map((phone) => phone.name)).size).toBe(cast.length);
    expect(new Set(cast.map((phone) => phone.number)).size).toBe(cast.length);
  });

  it("show every fate among the first dozen, most of them ready", () => {
    const fates = cast.slice(0, 12).map((phone) => phone.fate);

    expect(new Set(fates).size).toBe(5);
    expect(fates.filter((fate) => fate === "ready").length).toBeGreaterThan(6);
  });
});
