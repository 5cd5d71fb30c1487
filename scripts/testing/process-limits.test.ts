/** Limits of a running process, lowered for a while. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { canLimit, limit } from "./process-limits";

const sleeper = spawn("sleep", ["600"]);
const pid = Number(sleeper.pid);
const fileSize = () => /Max file size +(\S+)/.exec(readFileSync(`/proc/${pid}/limits`, "utf8"))?.[1];

afterAll(() => sleeper.kill());

describe.runIf(canLimit)("a limit", () => {
  it("holds until it is lifted", () => {
    const usual = fileSize();

    const lift = limit(pid, "fsize", 4096);
    const held = fileSize();
    lift();

    expect([held, fileSize()]).toEqual(["4096", usual]);
  });

  it("that is set twice at once is lifted by the last who ends it", () => {
    const usual = fileSize();

    const [first, second] = [limit(pid, "fsize", 4096), limit(pid, "fsize", 4096)];
    first();
    const held = fileSize();
    second();

    expect([held, fileSize()]).toEqual(["4096", usual]);
  });
});
