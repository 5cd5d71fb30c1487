import { beforeEach, describe, expect, it, vi } from "vitest";
import { createTestClock, type TestClock } from "../../testing/test-clock";
import { createReadyTimer } from "./ready-timer";

describe("waiting for ready", () => {
  const onStuck = vi.fn();
  const onLate = vi.fn();
  let clock: TestClock;
  beforeEach(() => {
    vi.resetAllMocks();
    clock = createTestClock();
  });
  const create = () => createReadyTimer({ clock, ms: 1_000, onStuck, onLate });

  it("runs from authenticated and gains time by progress", () => {
    const timer = create();
    clock.advance(5_000);

    timer.follow({ kind: "authenticated" });
    clock.advance(700);
    timer.follow({ kind: "syncing", percent: 50 });
    clock.advance(700);

    expect(onStuck).not.toHaveBeenCalled();
  });

  it("asks for one reload before it gives up", () => {
    create().follow({ kind: "authenticated" });

    clock.advance(750);
    expect(onStuck).toHaveBeenCalledOnce();
    expect(onLate).not.toHaveBeenCalled();
    clock.advance(250);

    expect(onStuck).toHaveBeenCalledOnce();
    expect(onLate).toHaveBeenCalledOnce();
  });

  it.each([
    { kind: "ready", phoneNumber: "", pushName: null } as const,
    { kind: "online" } as const,
    { kind: "passkey" } as const,
  ])("ends with $kind", (fact) => {
    const timer = create();
    timer.arm();

    timer.follow(fact);
    clock.advance(5_000);

    expect(onStuck).not.toHaveBeenCalled();
    expect(onLate).not.toHaveBeenCalled();
  });
});
