import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../clock";
import { silentLog } from "../diagnostics/log";
import { type BrowserRecords, createBrowserRecords } from "./orphans";
import { type ProcessTable, procFs } from "./process-table";

const profile = "/data/profiles/one";

describe.runIf(process.platform === "linux")("orphaned browsers", () => {
  let dir: string;
  let orphan: ChildProcess;

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), "saklar-orphans-"));
    const idle = "setInterval(() => {}, 1000)";
    orphan = spawn(process.execPath, ["-e", idle, "--", `--user-data-dir=${profile}`], { detached: true });
    await once(orphan, "spawn");
  });
  afterEach(() => {
    orphan.kill("SIGKILL");
    rmSync(dir, { recursive: true, force: true });
  });

  function records(changes: Partial<ProcessTable> = {}): BrowserRecords {
    const processes = { ...procFs, ...changes };
    return createBrowserRecords({ recordsDir: join(dir, "running"), processes, clock: systemClock, log: silentLog });
  }

  it("F1: are ended when everything about them matches", async () => {
    await records().remember("one", { pid: orphan.pid!, profile });

    const count = await records().reapOrphans();

    expect(count).toBe(1);
    expect(procFs.read(orphan.pid!)).toBeNull();
    expect(readdirSync(join(dir, "running"))).toEqual([]);
  });

  it.each([
    { what: "started at another time", changes: { read: (pid: number) => withStart(procFs.read(pid), 1) } },
    { what: "runs since another boot", changes: { bootId: () => "another boot" } },
    { what: "cannot be told from others, without a boot id", changes: { bootId: () => null } },
  ])("F27: are spared when the process $what", async ({ changes }) => {
    await records().remember("one", { pid: orphan.pid!, profile });

    const count = await records(changes).reapOrphans();

    expect(count).toBe(0);
    expect(procFs.read(orphan.pid!)).not.toBeNull();
    expect(readdirSync(join(dir, "running"))).toEqual([]);
  });

  it("F27: are spared when the process uses another profile", async () => {
    await records().remember("one", { pid: orphan.pid!, profile: "/data/profiles/two" });

    expect(await records().reapOrphans()).toBe(0);
    expect(procFs.read(orphan.pid!)).not.toBeNull();
  });

  it("are none after a browser was forgotten, or when nothing was ever started", async () => {
    expect(await records().reapOrphans()).toBe(0);
    await records().remember("one", { pid: orphan.pid!, profile });
    await records().forget("one");

    expect(await records().reapOrphans()).toBe(0);
    expect(procFs.read(orphan.pid!)).not.toBeNull();
  });

  it("are not searched for in a record that was damaged", async () => {
    await records().remember("one", { pid: orphan.pid!, profile });
    writeFileSync(join(dir, "running", "one.json"), '{"pid":');

    expect(await records().reapOrphans()).toBe(0);
    expect(readdirSync(join(dir, "running"))).toEqual([]);
  });
});

function withStart(seen: ReturnType<ProcessTable["read"]>, startTicks: number) {
  return seen && { ...seen, startTicks };
}
