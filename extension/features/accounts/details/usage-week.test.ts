/** A week has seven days, also where nothing was sent. */
import { expect, it } from "vitest";
import { weekOf } from "./usage-week";

const days = [
  { day: "2026-01-20", sent: 9, dailyLimit: 50 },
  { day: "2026-01-23", sent: 12, dailyLimit: 50 },
  { day: "2026-01-26", sent: 3, dailyLimit: 50 },
];

it("ends with today in the companion's time zone", () => {
  const week = weekOf({ timeZone: "Asia/Jakarta", days }, Date.parse("2026-01-25T18:00:00.000Z"));

  expect(week.map(({ day, sent }) => [day, sent])).toEqual([
    ["2026-01-20", 9],
    ["2026-01-21", 0],
    ["2026-01-22", 0],
    ["2026-01-23", 12],
    ["2026-01-24", 0],
    ["2026-01-25", 0],
    ["2026-01-26", 3],
  ]);
});

it("goes over the end of a month", () => {
  const week = weekOf({ timeZone: "UTC", days: [] }, Date.parse("2026-03-02T12:00:00.000Z"));

  expect(week[0]?.day).toBe("2026-02-24");
});
