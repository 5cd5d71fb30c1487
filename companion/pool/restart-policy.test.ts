/** Backoff and the table of endings. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statusReasons } from "#shared/status";
import { createTestClock } from "../testing/test-clock";
import { backoffMs } from "./backoff";
import { endings } from "./endings";
import { createRestartPolicy } from "./restart-policy";

describe("the pause before a retry", () => {
  it("doubles up to five minutes", () => {
    const longest = (attempt: number) => backoffMs(attempt, () => 1 - Number.EPSILON);

    expect([1, 2, 3, 7, 8, 9, 50].map(longest)).toEqual([2_000, 4_000, 8_000, 128_000, 256_000, 300_000, 300_000]);
  });

  it("lies anywhere between nothing and its longest", () => {
    const zeroToOne = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), zeroToOne, (attempt, random) => {
        const pause = backoffMs(attempt, () => random);
        expect(pause).toBeGreaterThanOrEqual(0);
        expect(pause).toBeLessThanOrEqual(300_000);
      }),
    );
  });
});

describe("an ending", () => {
  const judge = (reason: (typeof statusReasons)[number], stage: "loading" | "ready" | "offline" = "ready") =>
    createRestartPolicy(createTestClock(), () => 0.5).judge(reason, stage);

  it.each(statusReasons)("with reason %s has a rule that keeps to itself", (reason) => {
    const rule = endings[reason];

    expect(rule.isCrash && !rule.isRetried).toBe(false);
    expect(rule.isUnlinked && rule.isRetried).toBe(false);
  });

  it.each([
    ["network", "loading", "error"],
    ["network", "ready", "disconnected"],
    ["browser_crashed", "loading", "disconnected"],
    ["browser_missing", "loading", "error"],
    ["load_timeout", "loading", "error"],
    ["link_expired", "ready", "disconnected"],
    ["internal", "offline", "disconnected"],
  ] as const)("with reason %s while %s shows as %s", (reason, stage, status) => {
    expect(judge(reason, stage)).toMatchObject({ status, reason });
  });

  it.each(["logged_out_on_phone", "credentials_lost", "auth_failed", "profile_damaged"] as const)(
    "with reason %s ends the link",
    (reason) => {
      expect(judge(reason)).toMatchObject({ isUnlinked: true, retryInMs: null, attempt: 0 });
    },
  );

  it("of another kind than a crash does not count towards the crash loop", () => {
    const clock = createTestClock();
    const policy = createRestartPolicy(clock, () => 0.5);
    for (let count = 0; count < 20; count += 1) policy.judge("load_timeout", "loading");

    expect(policy.judge("browser_crashed", "ready").reason).toBe("browser_crashed");
  });

  it("is forgotten by the crash loop after ten minutes", () => {
    const clock = createTestClock();
    const policy = createRestartPolicy(clock, () => 0.5);
    for (let count = 0; count < 5; count += 1) policy.judge("browser_crashed", "ready");
    clock.advance(600_000);

    expect(policy.judge("browser_crashed", "ready")).toMatchObject({ reason: "browser_crashed", attempt: 6 });
  });
});
