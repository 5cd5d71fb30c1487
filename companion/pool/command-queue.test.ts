/** Steps of one account, one after the other. */
import { describe, expect, it } from "vitest";
import { silentLog } from "../diagnostics/log";
import { createCommandQueue } from "./command-queue";
import { settle } from "./testing/scripted-clients";

describe("the command queue", () => {
  it("does what it can at once", () => {
    let left = 3;
    const queue = createCommandQueue(() => {
      left -= 1;
      return left > 0;
    }, silentLog);

    queue.wake();

    expect([left, queue.isBusy]).toEqual([0, false]);
  });

  it("never runs two steps at the same time; wishes meanwhile become one further run", async () => {
    let running = 0;
    let most = 0;
    let steps = 0;
    const queue = createCommandQueue(async () => {
      running += 1;
      most = Math.max(most, running);
      steps += 1;
      await settle();
      running -= 1;
      return false;
    }, silentLog);

    for (let count = 0; count < 10; count += 1) queue.wake();
    await queue.idle();

    expect([most, steps]).toEqual([1, 2]);
  });

  it("goes on after a step that failed", async () => {
    let steps = 0;
    const queue = createCommandQueue(() => {
      steps += 1;
      if (steps === 1) throw new Error("boom");
      return false;
    }, silentLog);

    queue.wake();
    queue.wake();
    await queue.idle();

    expect([steps, queue.isBusy]).toEqual([2, false]);
  });
});
