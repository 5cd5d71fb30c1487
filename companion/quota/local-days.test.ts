/** Local days in zones that shift, lie far out, or skip an hour at midnight itself. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTestClock } from "../testing/test-clock";
import { createLocalDays, endOfLocalDay, localDayOf } from "./local-days";

const zones = [
  "Asia/Jakarta",
  "America/New_York",
  "America/Havana",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Australia/Lord_Howe",
  "UTC",
];

describe("a local day", () => {
  it.each([
    ["Asia/Jakarta", "2026-01-25T16:59:59.999Z", "2026-01-25"],
    ["Asia/Jakarta", "2026-01-25T17:00:00.000Z", "2026-01-26"],
    ["America/New_York", "2026-01-25T04:59:59.999Z", "2026-01-24"],
    ["Pacific/Kiritimati", "2026-01-25T10:00:00.000Z", "2026-01-26"],
    ["UTC", "2100-01-01T00:00:00.000Z", "2100-01-01"],
  ])("in %s at %s is %s", (zone, at, day) => {
    expect(localDayOf(zone, Date.parse(at))).toBe(day);
  });

  it.each([
    ["Asia/Jakarta", "2026-01-25", "2026-01-25T17:00:00.000Z"],
    // 23 hours long, then 25.
    ["America/New_York", "2026-03-08", "2026-03-09T04:00:00.000Z"],
    ["America/New_York", "2026-11-01", "2026-11-02T05:00:00.000Z"],
    // Clocks go from 23:59:59 to 01:00 there.
    ["America/Havana", "2026-03-07", "2026-03-08T05:00:00.000Z"],
    // The island went to bed on the 29th and woke up on the 31st.
    ["Pacific/Apia", "2011-12-29", "2011-12-30T10:00:00.000Z"],
  ])("F42: of %s, %s, ends at %s", (zone, day, end) => {
    expect(new Date(endOfLocalDay(zone, day)).toISOString()).toBe(end);
  });

  it("has one end, and the next day begins with it", () => {
    const year = { min: Date.parse("2020-01-01"), max: Date.parse("2040-01-01") };
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer(year), (zone, at) => {
        const day = localDayOf(zone, at);
        const end = endOfLocalDay(zone, day);

        expect(end).toBeGreaterThan(at);
        expect(localDayOf(zone, end - 1)).toBe(day);
        expect(localDayOf(zone, end) > day).toBe(true);
      }),
    );
  });

  it("follows the zone that is set now", () => {
    let timeZone = "Asia/Jakarta";
    const days = createLocalDays({ clock: createTestClock("2026-01-25T18:00:00.000Z"), timeZone: () => timeZone });

    const before = days.today();
    timeZone = "Europe/Lisbon";

    expect([before, days.today(), days.latestPlausible()]).toEqual(["2026-01-26", "2026-01-25", "2026-01-27"]);
  });
});
