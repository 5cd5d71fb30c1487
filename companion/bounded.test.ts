import { expect, it } from "vitest";
import { pause, TimeLimitError, within } from "./bounded";
import { createTestClock } from "./testing/test-clock";

it("gives the answer that comes in time", async () => {
  expect(await within(createTestClock(), 1_000, "The call", Promise.resolve("answer"))).toBe("answer");
});

it("rejects when none comes, naming what took too long", async () => {
  const clock = createTestClock();
  const call = within(clock, 1_000, "The call", new Promise(() => {}));

  clock.advance(1_000);

  await expect(call).rejects.toThrow(new TimeLimitError("The call took longer than 1000 ms"));
});

it("ends a pause early when the signal aborts, and needs none when it has", async () => {
  const over = new AbortController();
  const paused = pause(createTestClock(), 60_000, over.signal);

  over.abort();

  await paused;
  await pause(createTestClock(), 60_000, over.signal);
  expect(over.signal.aborted).toBe(true);
});
