/** Hours at which nothing is sent, over midnight too, in the companion's own zone. */
import { describe, expect, it } from "vitest";
import { quietMsAt } from "./quiet-hours";

const night = { from: "22:00", to: "06:30" };
const hourMs = 60 * 60 * 1000;
const at = (time: string) => Date.parse(`2026-01-25T${time}+07:00`);

describe("quiet hours", () => {
  it.each([
    ["21:59:59.999", 0],
    ["22:00:00.000", 8.5 * hourMs],
    ["00:00:00.000", 6.5 * hourMs],
    ["06:29:30.000", 30_000],
    ["06:30:00.000", 0],
    ["12:00:00.000", 0],
  ])("over night last at %s for another %i ms", (time, ms) => {
    expect(quietMsAt(night, "Asia/Jakarta", at(time))).toBe(ms);
  });

  it("within a day last until their end", () => {
    expect(quietMsAt({ from: "12:00", to: "13:00" }, "Asia/Jakarta", at("12:45:00.000"))).toBe(hourMs / 4);
  });

  it("are told by the zone, not by the machine", () => {
    expect(quietMsAt(night, "UTC", at("12:00:00.000"))).toBe(1.5 * hourMs);
  });

  it("that are not set never are", () => {
    expect(quietMsAt(null, "Asia/Jakarta", at("23:00:00.000"))).toBe(0);
  });
});
