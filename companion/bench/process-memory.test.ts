/** Reading memory from the kernel: the arithmetic on given text, and the real thing on this very process. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { descendants, memoryOf, parseFamily, parseRollup, readFamilies } from "./process-memory";

const rollup = `00400000-7ffc6d5f6000 ---p 00000000 00:00 0    [rollup]
Rss:               40960 kB
Pss:               20480 kB
Pss_Anon:           1024 kB
Private_Clean:      2048 kB
Private_Dirty:      8192 kB
`;

describe("a rollup", () => {
  it("yields the share and what is private, in megabytes", () => {
    expect(parseRollup(rollup)).toEqual({ pssMb: 20, privateMb: 10 });
  });
});

describe("a process's family", () => {
  it("is read past a name with brackets and spaces", () => {
    expect(parseFamily(7, "7 (evil ) name (x) S 3 5 6 0 -1")).toEqual({
      pid: 7,
      name: "evil ) name (x",
      parent: 3,
      session: 6,
    });
  });

  it("holds children of children, and those who left but share a session one of them opened", () => {
    const all = [
      { pid: 1, name: "init", parent: 0, session: 1 },
      { pid: 10, name: "node", parent: 1, session: 10 },
      { pid: 20, name: "chromium", parent: 10, session: 20 },
      { pid: 21, name: "chromium", parent: 20, session: 20 },
      { pid: 22, name: "chrome_crashpad", parent: 1, session: 20 },
      { pid: 30, name: "esbuild", parent: 10, session: 10 },
      { pid: 40, name: "node", parent: 1, session: 10 },
    ];

    expect(descendants(10, all).map((seen) => seen.pid)).toEqual([20, 21, 22, 30]);
  });
});

describe.skipIf(!existsSync("/proc/self/smaps_rollup"))("on this machine", () => {
  it("this process takes memory, more with its child than alone", async () => {
    const child = spawn(process.execPath, ["-e", "process.stdin.resume(); console.log('up')"]);
    await once(child.stdout, "data");

    const family = descendants(process.pid, readFamilies());
    const alone = memoryOf([process.pid]);
    const together = memoryOf([process.pid, child.pid ?? 0]);
    child.kill();

    expect(family.map((seen) => seen.pid)).toContain(child.pid);
    expect(alone.privateMb).toBeGreaterThan(5);
    expect(alone.pssMb).toBeGreaterThanOrEqual(alone.privateMb);
    expect(together.pssMb).toBeGreaterThan(alone.pssMb + 5);
    expect(together.processes).toBe(2);
  });

  it("a process that is gone takes nothing", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "close");

    expect(memoryOf([child.pid ?? 0])).toEqual({ pssMb: 0, privateMb: 0, processes: 0 });
  });
});
