import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { usePacedStore } from "./use-paced-store";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch() {
  const store = createStore(() => ({ count: 0 }));
  const drawn: number[] = [];
  const view = renderHook(() => {
    const count = usePacedStore(store, (state) => state.count, 100);
    drawn.push(count);
    return count;
  });
  const change = (count: number) => act(() => store.setState({ count }));
  return { store, drawn, change, view };
}

it("draws the first change at once, those that pour in after it together, and always the last", () => {
  const { drawn, change } = watch();

  change(1);
  expect(drawn.at(-1)).toBe(1);
  for (let count = 2; count <= 50; count += 1) change(count);
  expect(drawn.at(-1)).toBe(1);
  act(() => void vi.advanceTimersByTime(100));

  expect(drawn.at(-1)).toBe(50);
  expect(drawn.filter((count) => count > 1 && count < 50)).toEqual([]);
  act(() => void vi.advanceTimersByTime(100));
  change(51);
  expect(drawn.at(-1)).toBe(51);
});

it("leaves nothing behind when it is taken away", () => {
  const { view, change } = watch();
  change(1);
  change(2);

  view.unmount();

  expect(vi.getTimerCount()).toBe(0);
});
