import { expect, it, vi } from "vitest";
import type { BrowserSample } from "../browsers/sampler";
import { silentLog } from "../diagnostics/log";
import { createTestClock } from "../testing/test-clock";
import { type ResourceWatchOptions, watchResources } from "./resource-watch";

function createRig() {
  const clock = createTestClock();
  const machine = { samples: [] as BrowserSample[], pages: {} as Record<string, number> };
  const onLook = vi.fn<ResourceWatchOptions["onLook"]>(async () => {});
  const watch = watchResources({
    placements: () => [
      { pid: 1, accountIds: ["a", "b"] },
      { pid: 2, accountIds: ["c"] },
    ],
    sample: async () => machine.samples,
    pageMb: async (accountId) => machine.pages[accountId] ?? null,
    clock,
    log: silentLog,
    onLook,
  });
  async function look(samples: BrowserSample[]) {
    machine.samples = samples;
    const before = onLook.mock.calls.length;
    clock.advance(30_000);
    await vi.waitFor(() => expect(onLook.mock.calls.length).toBe(before + 1));
    await new Promise((resolve) => setImmediate(resolve));
    return onLook.mock.calls.at(-1)?.[0];
  }
  return { clock, watch, look, onLook, pages: machine.pages };
}

it("gives every account its part of its browser, in memory and, from the second look on, in time", async () => {
  const { look, watch } = createRig();
  await look([{ pid: 1, pssMb: 500, cpuTicks: 1_000 }]);

  const seen = await look([
    { pid: 1, pssMb: 500.4, cpuTicks: 1_600 },
    { pid: 2, pssMb: 120, cpuTicks: 900 },
  ]);

  // 600 hundredths of a second in 30 seconds are a fifth of a processor.
  expect(seen?.get("a")).toEqual({ memoryMb: 250, cpuPercent: 10, sharedBy: 2 });
  expect(seen?.get("c")).toEqual({ memoryMb: 120, cpuPercent: 0, sharedBy: 1 });
  expect(watch.browsers()).toEqual([
    { memoryMb: 500, cpuPercent: 20, accountIds: ["a", "b"] },
    { memoryMb: 120, cpuPercent: 0, accountIds: ["c"] },
  ]);
});

it("lays what a page holds at its own account's door, and the rest at everybody's", async () => {
  const { look, pages } = createRig();
  Object.assign(pages, { a: 40, b: 240 });

  const seen = await look([{ pid: 1, pssMb: 500, cpuTicks: 0 }]);

  expect([seen?.get("a")?.memoryMb, seen?.get("b")?.memoryMb]).toEqual([150, 350]);
});

it("never lays more at their doors than the browser takes, and takes a silent page for an average one", async () => {
  const { look, pages } = createRig();
  Object.assign(pages, { a: 400 });

  const seen = await look([{ pid: 1, pssMb: 500, cpuTicks: 0 }]);

  expect([seen?.get("a")?.memoryMb, seen?.get("b")?.memoryMb]).toEqual([250, 250]);
});

it("never tells less than nothing when a renderer took its time with it", async () => {
  const { look } = createRig();
  await look([{ pid: 2, pssMb: 100, cpuTicks: 1_000 }]);

  const seen = await look([{ pid: 2, pssMb: 100, cpuTicks: 400 }]);

  expect(seen?.get("c")?.cpuPercent).toBe(0);
});

it("says nothing of a browser nobody is in yet", async () => {
  const { look, watch } = createRig();

  const seen = await look([{ pid: 3, pssMb: 100, cpuTicks: 1 }]);

  expect(seen?.size).toBe(0);
  expect(watch.browsers()).toEqual([]);
});

it("looks no more once it is ended", async () => {
  const { clock, look, onLook, watch } = createRig();
  await look([]);
  watch.end();

  clock.advance(120_000);

  expect(onLook).toHaveBeenCalledTimes(1);
});
