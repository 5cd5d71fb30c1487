import { expect, it } from "vitest";
import { parseStat, procFs } from "./process-table";

const fields = (state: string) => `${state} 1 42 42 0 -1 4194560 1 0 0 0 30 12 0 0 20 0 1 0 98765 1000 200`;

it("reads group and start time also when the name has spaces and brackets", () => {
  expect(parseStat(`42 (a) b (c) ${fields("S")}`)).toEqual({ groupId: 42, startTicks: 98765, cpuTicks: 42 });
});

it("takes a zombie for gone", () => {
  expect(parseStat(`42 (chromium) ${fields("Z")}`)).toBeNull();
});

it.runIf(process.platform === "linux")("sees this very process with its arguments", () => {
  const seen = procFs.read(process.pid);

  expect(seen?.args.length).toBeGreaterThan(0);
  expect(procFs.read(process.pid)?.startTicks).toBe(seen?.startTicks);
  expect(procFs.list().map(({ pid }) => pid)).toContain(process.pid);
  expect(procFs.bootId()).toMatch(/^[0-9a-f-]{36}$/);
});

it("knows nothing of a process that does not exist", () => {
  expect(procFs.read(2 ** 30)).toBeNull();
});
