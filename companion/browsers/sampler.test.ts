import { expect, it } from "vitest";
import { type ProcessTable, procFs } from "./process-table";
import { parsePss, parseUnshared, sampleBrowsers } from "./sampler";

it("reads the proportional size, and nothing of a process that ended", () => {
  expect(parsePss("Rss: 9000 kB\nPss:                2048 kB\nPss_Anon: 4 kB")).toBe(2);
  expect(parsePss("")).toBe(null);
});

it("falls back to what is not shared where pages are hidden", () => {
  expect(parseUnshared("9999 1024 512 1 0 300 0")).toBe(2);
  expect(parseUnshared("")).toBe(0);
});

it.runIf(process.platform === "linux")(
  "counts the whole group of each browser that is ours, and no other process",
  async () => {
    const self = process.pid;
    const processes: ProcessTable = {
      ...procFs,
      list: () => [
        { pid: 900_001, groupId: 900_001, startTicks: 1, cpuTicks: 5, args: ["browser", "--ours"] },
        { pid: self, groupId: 900_001, startTicks: 1, cpuTicks: 7, args: ["renderer"] },
        { pid: 900_003, groupId: 900_003, startTicks: 1, cpuTicks: 1, args: ["browser", "--of-somebody-else"] },
      ],
    };

    const samples = await sampleBrowsers(processes, (args) => args.includes("--ours"));

    expect(samples).toMatchObject([{ pid: 900_001, cpuTicks: 12 }]);
    expect(samples[0]?.pssMb).toBeGreaterThan(10);
  },
);
