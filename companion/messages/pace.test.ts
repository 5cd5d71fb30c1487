/** How long an account waits, worked out from what it sent. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trustLevelOf, trustLevels } from "#shared/trust-levels";
import { drawRestMs, hourMs, waitMsFor } from "./pace";
import type { RecentSend } from "./send-store";

const level = trustLevelOf(1);
const sent = (at: number, fields: Partial<RecentSend> = {}): RecentSend => ({
  at,
  restMs: 0,
  isFirstContact: false,
  ...fields,
});
const wait = (recent: readonly RecentSend[], now: number, isFirstContact = false) =>
  waitMsFor(level, recent, { now, isFirstContact });

describe("the pace", () => {
  it("lets an account that sent nothing send at once", () => {
    expect(wait([], 0, true)).toBe(0);
  });

  it("waits for the pause drawn after the last message", () => {
    expect(wait([sent(0, { restMs: 20_000 })], 5_000)).toBe(15_000);
    expect(wait([sent(0, { restMs: 20_000 })], 20_000)).toBe(0);
  });

  it("allows no more than the level's messages in any minute", () => {
    expect(wait([sent(0), sent(30_000)], 40_000)).toBe(20_000);
    expect(wait([sent(0), sent(30_000)], 60_000)).toBe(0);
  });

  it("holds first contacts to their own hourly measure, and nobody else", () => {
    const first = [0, 1, 2].map((hours) => sent(hours * 600_000, { isFirstContact: true }));

    expect(wait(first, 1_800_000, true)).toBe(hourMs - 1_800_000);
    expect(wait(first, 1_800_000)).toBe(0);
  });

  it("forgives what a clock that was ahead has dated into the future", () => {
    expect(wait([sent(hourMs, { restMs: 20_000 })], 0)).toBe(0);
  });

  it("after the wait it names needs no further one, at any level", () => {
    const history = fc.array(fc.record({ at: fc.nat(hourMs), restMs: fc.nat(45_000), isFirstContact: fc.boolean() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.constantFrom(...trustLevels), history, fc.boolean(), (one, recent, isFirstContact) => {
        const waitMs = waitMsFor(one, recent, { now: hourMs, isFirstContact });

        expect(waitMsFor(one, recent, { now: hourMs + waitMs, isFirstContact })).toBe(0);
      }),
    );
  });

  it("draws pauses between the level's bounds", () => {
    expect([drawRestMs(level, () => 0), drawRestMs(level, () => 0.5)]).toEqual([15_000, 30_000]);
  });
});
