/** How long a QR or a code is shown, and when linking is given up. */
import { beforeEach, describe, expect, it } from "vitest";
import { createTestClock, type TestClock } from "../testing/test-clock";
import { defaultDeadlines } from "./deadlines";
import { createLinkChallenge } from "./link-challenge";

let clock: TestClock;
let calls: string[];
let challenge: ReturnType<typeof createLinkChallenge>;
beforeEach(() => {
  clock = createTestClock();
  calls = [];
  challenge = createLinkChallenge({
    clock,
    deadlines: defaultDeadlines,
    onStale: () => void calls.push("stale"),
    onPasskeyLate: () => undefined,
    onExhausted: () => void calls.push("exhausted"),
  });
});

const lifeOf = (kind: "qr" | "code", payload: string) => {
  const link = challenge.offer(kind, payload)?.link;
  return link && [link.attempt, link.maxAttempts, Date.parse(link.expiresAt) - Date.parse(link.issuedAt)];
};

describe("a QR", () => {
  it("lives a minute the first time and twenty seconds after that", () => {
    expect([lifeOf("qr", "one"), lifeOf("qr", "two"), lifeOf("qr", "three")]).toEqual([
      [1, 6, 60_000],
      [2, 6, 20_000],
      [3, 6, 20_000],
    ]);
  });

  it("that is shown already is no new attempt", () => {
    challenge.offer("qr", "one");

    expect(challenge.offer("qr", "one")).toBeNull();
    expect(lifeOf("qr", "two")?.[0]).toBe(2);
  });

  it("that runs out makes the page be asked for another, once it had time to bring its own", () => {
    challenge.offer("qr", "one");
    clock.advance(62_999);
    expect(calls).toEqual([]);
    clock.advance(1);
    expect(calls).toEqual(["stale"]);

    challenge.offer("qr", "two");
    clock.advance(22_999);

    expect(calls).toEqual(["stale"]);
  });

  it("that never comes ends the linking", () => {
    challenge.offer("qr", "one");
    clock.advance(83_000);

    expect(calls).toEqual(["stale", "exhausted"]);
  });

  it("F18: is the last one after six", () => {
    for (const text of ["1", "2", "3", "4", "5", "6"]) challenge.offer("qr", text);
    clock.advance(19_999);
    expect(calls).toEqual([]);
    clock.advance(1);

    expect(calls).toEqual(["exhausted"]);
  });

  it("beyond the sixth is not shown", () => {
    for (const text of ["1", "2", "3", "4", "5", "6"]) challenge.offer("qr", text);

    expect(challenge.offer("qr", "7")).toBeNull();
    expect(calls).toEqual(["exhausted"]);
  });
});

describe("a code", () => {
  it("lives three minutes, and the fifth is the last", () => {
    expect(lifeOf("code", "AAAA1111")).toEqual([1, 5, 180_000]);
    for (const code of ["B", "C", "D", "E"]) challenge.offer("code", code);
    clock.advance(180_000);

    expect(calls).toEqual(["exhausted"]);
  });

  it("that runs out is not asked for again as a QR is", () => {
    challenge.offer("code", "AAAA1111");
    clock.advance(190_000);

    expect(calls).toEqual([]);
  });
});

it("a closed challenge asks for nothing any more", () => {
  challenge.offer("qr", "one");
  challenge.close();
  clock.advance(600_000);

  expect(calls).toEqual([]);
});
