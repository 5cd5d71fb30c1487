import { beforeEach, describe, expect, it, vi } from "vitest";
import { createDriftGuard, type DriftGuard } from "./drift-guard";

const good = (build: string) => ({ build, isUsable: true });
const bad = (build: string) => ({ build, isUsable: false });

describe("the drift guard", () => {
  const told = { onHold: vi.fn(), onRelease: vi.fn() };
  let guard: DriftGuard;
  beforeEach(() => {
    vi.resetAllMocks();
    guard = createDriftGuard(told);
  });

  it("holds automatic starts once a new build turns the first account bad, and says so once", () => {
    guard.note("a", good("1"));
    guard.note("b", bad("2"));
    guard.note("c", bad("2"));

    expect(guard.isHeld()).toBe(true);
    expect(told.onHold).toHaveBeenCalledOnce();
  });

  it("does not hold because of one account when another is well on the same build", () => {
    guard.note("a", good("2"));
    guard.note("b", bad("2"));

    expect(guard.isHeld()).toBe(false);
  });

  it.each([
    ["another account is well on that build", () => guard.note("a", good("2"))],
    ["the bad account is well again", () => guard.note("b", good("3"))],
    ["the bad account is removed", () => guard.forget("b")],
  ])("lets them go on when %s", (_why, change) => {
    const go = vi.fn();
    guard.note("b", bad("2"));
    guard.onRelease(go);

    change();

    expect(guard.isHeld()).toBe(false);
    expect(go).toHaveBeenCalledOnce();
    expect(told.onRelease).toHaveBeenCalledOnce();
  });

  it("calls nobody back who no longer waits", () => {
    const go = vi.fn();
    guard.note("b", bad("2"));
    guard.onRelease(go)();

    guard.forget("b");

    expect(go).not.toHaveBeenCalled();
  });
});
