/** What a wall clock that is put forward or back does to the watches of a running companion. */
import { expect, it, vi } from "vitest";
import { createAccountsRig } from "./testing/accounts-rig";

/** A jump ahead looks like a machine that slept: a few timers more, once. */
const afterSleep = 5;

it.each([
  ["a day on", "2026-01-26T08:00:00.000Z"],
  ["a day back", "2026-01-24T08:00:00.000Z"],
  ["an hour on", "2026-01-25T09:00:00.000Z"],
  ["an hour back", "2026-01-25T07:00:00.000Z"],
  ["to the year 2100", "2100-01-01T00:00:00.000Z"],
])("F42: a clock put %s lets no timers storm, and ends no account", async (_jump, time) => {
  const rig = await createAccountsRig();
  await rig.accounts.boot();
  const { id } = await rig.create();
  await rig.makeReady();
  const timers = vi.spyOn(rig.clock, "after");
  const timersOfTwoMinutes = async () => {
    timers.mockClear();
    for (let seconds = 0; seconds < 120; seconds += 10) {
      rig.clock.advance(10_000);
      await rig.stored();
    }
    return timers.mock.calls.length;
  };
  const before = await timersOfTwoMinutes();

  rig.clock.set(time);

  expect(before).toBeGreaterThan(0);
  expect(await timersOfTwoMinutes()).toBeLessThanOrEqual(before + afterSleep);
  expect((await rig.useCases.read(id)).status).toBe("ready");
  await rig.accounts.shutdown();
});
