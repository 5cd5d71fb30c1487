import { expect, it } from "vitest";
import { createTestClock } from "../testing/test-clock";
import { createCrashLedger } from "./crash-ledger";

const hourMs = 3_600_000;

it("sets an account apart at its third crash within an hour, and no other", () => {
  const crashes = createCrashLedger(createTestClock());

  crashes.note("one");
  crashes.note("one");
  crashes.note("two");
  expect(crashes.isTroubled("one")).toBe(false);
  crashes.note("one");

  expect(crashes.isTroubled("one")).toBe(true);
  expect(crashes.isTroubled("two")).toBe(false);
});

it("lets it share again when the hour is over", () => {
  const clock = createTestClock();
  const crashes = createCrashLedger(clock);
  for (let count = 0; count < 3; count += 1) crashes.note("one");

  clock.advance(hourMs);

  expect(crashes.isTroubled("one")).toBe(false);
});
