import { describe, expect, it } from "vitest";
import { remainingMs, timeMarkOf } from "./challenge-time";

const issued = Date.parse("2026-11-22T10:00:00.000Z");
const challenge = { issuedAt: "2026-11-22T10:00:00.000Z", expiresAt: "2026-11-22T10:00:20.000Z" };

describe("the time left of a challenge", () => {
  it("follows the companion's expiry when the clocks agree", () => {
    expect(remainingMs(challenge, issued + 5_000, issued + 12_000)).toBe(8_000);
  });

  it("ends at zero", () => {
    expect(remainingMs(challenge, issued, issued + 25_000)).toBe(0);
  });

  it("counts from the arrival when this clock runs an hour ahead", () => {
    const received = issued + 3_600_000;

    expect(remainingMs(challenge, received, received + 5_000)).toBe(15_000);
  });

  it("counts from the arrival when this clock runs an hour behind", () => {
    const received = issued - 3_600_000;

    expect(remainingMs(challenge, received, received + 5_000)).toBe(15_000);
  });

  it("is never more than the whole validity", () => {
    expect(remainingMs(challenge, issued - 1_500, issued - 1_500)).toBe(20_000);
  });
});

describe("the spoken countdown", () => {
  it.each([
    [60_000, null],
    [30_000, "thirty"],
    [10_001, "thirty"],
    [10_000, "ten"],
    [0, "expired"],
  ])("with %i ms left says %s", (remaining, mark) => {
    expect(timeMarkOf(remaining)).toBe(mark);
  });
});
