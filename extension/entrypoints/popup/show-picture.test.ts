/** When the popup goes on to load itself: the picture is on the screen, or will not come there. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onScreen } from "./show-picture";

type Tell = (paints: { getEntriesByName(name: string): readonly unknown[] }) => void;

let tell: Tell;
const observe = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  const Observer = class {
    constructor(told: Tell) {
      tell = told;
    }
    observe = observe;
  };
  vi.stubGlobal("PerformanceObserver", Observer);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const painted = (what: string) => tell({ getEntriesByName: (name) => (name === what ? [{}] : []) });

async function isOver(waiting: Promise<void>): Promise<boolean> {
  return Promise.race([waiting.then(() => true), Promise.resolve().then(() => false)]);
}

it("waits for something to be seen, not for the first empty frame, also when it was seen before anybody asked", async () => {
  const waiting = onScreen();

  painted("first-paint");
  expect(await isOver(waiting)).toBe(false);
  painted("first-contentful-paint");

  await waiting;
  expect(observe).toHaveBeenCalledWith({ type: "paint", buffered: true });
});

it("does not wait for ever where nothing is drawn", async () => {
  const waiting = onScreen();

  vi.advanceTimersByTime(299);
  expect(await isOver(waiting)).toBe(false);
  vi.advanceTimersByTime(1);

  await waiting;
});
