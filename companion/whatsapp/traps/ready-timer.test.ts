import { expect, it, vi } from "vitest";
import { createTestClock } from "../../testing/test-clock";
import { createReadyTimer } from "./ready-timer";

it("runs from authenticated, gains time by progress, and fires when none comes", () => {
  const clock = createTestClock();
  const onLate = vi.fn();
  const timer = createReadyTimer(clock, 1_000, onLate);
  clock.advance(5_000);

  timer.follow({ kind: "authenticated" });
  clock.advance(900);
  timer.follow({ kind: "syncing", percent: 50 });
  clock.advance(900);
  expect(onLate).not.toHaveBeenCalled();
  clock.advance(100);

  expect(onLate).toHaveBeenCalledOnce();
});

it.each([{ kind: "ready", phoneNumber: "", pushName: null } as const, { kind: "online" } as const])(
  "ends with $kind",
  (fact) => {
    const clock = createTestClock();
    const onLate = vi.fn();
    const timer = createReadyTimer(clock, 1_000, onLate);
    timer.arm();

    timer.follow(fact);
    clock.advance(5_000);

    expect(onLate).not.toHaveBeenCalled();
  },
);
