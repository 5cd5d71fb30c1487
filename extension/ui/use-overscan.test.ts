/** How many rows are drawn beyond those in sight. */
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useOverscan } from "./use-overscan";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

it("is none until the list has rested, and none again with another query", () => {
  const { result, rerender } = renderHook(useOverscan, { initialProps: "" });
  expect(result.current).toBe(0);
  pass(100);
  expect(result.current).toBe(4);

  rerender("C");
  expect(result.current).toBe(0);
  pass(100);
  expect(result.current).toBe(4);
});

it("stays none while somebody goes on typing", () => {
  const { result, rerender } = renderHook(useOverscan, { initialProps: "" });
  for (const query of ["C", "Ca", "Cab"]) {
    rerender(query);
    pass(99);
    expect(result.current).toBe(0);
  }
});
