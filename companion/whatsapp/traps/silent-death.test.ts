import { expect, it, vi } from "vitest";
import { createTestClock } from "../../testing/test-clock";
import { settle } from "../testing/settle";
import { watchForSilence } from "./silent-death";

function watch(probe: () => Promise<unknown>) {
  const clock = createTestClock();
  const over = new AbortController();
  const onUnresponsive = vi.fn();
  void watchForSilence({ clock, signal: over.signal, everyMs: 30_000, answerMs: 10_000, probe, onUnresponsive });
  const pass = async (ms: number) => {
    clock.advance(ms);
    await settle();
  };
  return { over, onUnresponsive, pass };
}

it("F6: counts a page as dead after three probes without an answer", async () => {
  const { onUnresponsive, pass } = watch(() => new Promise(() => {}));
  for (let run = 0; run < 2; run += 1) {
    await pass(30_000);
    await pass(10_000);
  }
  expect(onUnresponsive).not.toHaveBeenCalled();

  await pass(30_000);
  await pass(10_000);

  expect(onUnresponsive).toHaveBeenCalledOnce();
});

it("forgives misses once the page answers again", async () => {
  let isAlive = false;
  const { onUnresponsive, pass } = watch(async () => {
    if (!isAlive) throw new Error("Execution context was destroyed");
  });
  await pass(30_000);
  await pass(30_000);
  isAlive = true;
  await pass(30_000);
  isAlive = false;
  await pass(30_000);
  await pass(30_000);

  expect(onUnresponsive).not.toHaveBeenCalled();
});

it("stops asking when the client is over", async () => {
  const probe = vi.fn(() => Promise.reject(new Error("Target closed")));
  const { over, onUnresponsive, pass } = watch(probe);
  over.abort();

  for (let run = 0; run < 4; run += 1) await pass(30_000);

  expect(probe).not.toHaveBeenCalled();
  expect(onUnresponsive).not.toHaveBeenCalled();
});
