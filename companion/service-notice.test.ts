import type { ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { silentLog } from "./diagnostics/log";
import { createServiceNotice } from "./service-notice";
import { createTestClock } from "./testing/test-clock";

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function rig({ isWanted = true, watchdogMs }: { readonly isWanted?: boolean; readonly watchdogMs?: number } = {}) {
  const clock = createTestClock();
  const told: string[] = [];
  const children: EventEmitter[] = [];
  const spawn = (command: string, args: readonly string[]) => {
    told.push([command, ...args].join(" "));
    const child = new EventEmitter();
    children.push(child);
    return child as ChildProcess;
  };
  const notice = createServiceNotice({ isWanted, watchdogMs, spawn, clock, log: silentLog });
  const pass = async (ms: number) => {
    clock.advance(ms);
    await settle();
  };
  return { notice, told, pass, last: () => children.at(-1) };
}

describe("a companion under systemd", () => {
  it("tells that it is ready and that it ends", () => {
    const { notice, told } = rig();

    notice.ready();
    notice.ending();

    expect(told).toEqual(["systemd-notify READY=1", "systemd-notify STOPPING=1"]);
  });

  it("gives three signs of life in the time its watchdog grants, and none before the last one went out", async () => {
    const { notice, told, pass, last } = rig({ watchdogMs: 15_000 });
    notice.ready();

    await pass(5_000);
    await pass(5_000);
    expect(told.slice(1)).toEqual(["systemd-notify WATCHDOG=1"]);

    last()?.emit("exit");
    await settle();
    await pass(5_000);
    expect(told).toHaveLength(3);
  });

  it("goes on where the program is missing", async () => {
    const { notice, told, pass, last } = rig({ watchdogMs: 15_000 });
    notice.ready();
    await pass(5_000);

    last()?.emit("error", new Error("spawn systemd-notify ENOENT"));
    await settle();
    await pass(5_000);

    expect(told).toHaveLength(3);
  });
});

describe("a companion without systemd", () => {
  it("tells nobody", async () => {
    const { notice, told, pass } = rig({ isWanted: false, watchdogMs: 15_000 });

    notice.ready();
    await pass(60_000);
    notice.ending();

    expect(told).toEqual([]);
  });
});
