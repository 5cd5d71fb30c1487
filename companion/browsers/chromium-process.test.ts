import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it, vi } from "vitest";
import { systemClock } from "../clock";
import { type ChromiumProcess, startChromium } from "./chromium-process";
import { procFs } from "./process-table";

async function startNode(script: string, deadlines = { askMs: 50, terminateMs: 50 }): Promise<ChromiumProcess> {
  const chromium = await startChromium({
    spawn,
    clock: systemClock,
    processes: procFs,
    executablePath: process.execPath,
    args: ["-e", `${script}; require("fs").writeSync(4, "up")`],
    deadlines,
  });
  await once(chromium.fromChromium, "data");
  return chromium;
}

const stayUp = "setInterval(() => {}, 1000)";

it("waits for a process that ends when asked", async () => {
  const polite = await startNode(`require("fs").createReadStream(null, { fd: 3 }).on("data", () => process.exit(0))`, {
    askMs: 10_000,
    terminateMs: 10_000,
  });

  await polite.end(() => polite.toChromium.write("please"));

  expect(polite.exitCode()).toBe(0);
});

it("terminates one that does not listen", async () => {
  const deaf = await startNode(`process.on("SIGTERM", () => process.exit(7)); ${stayUp}`, {
    askMs: 20,
    terminateMs: 10_000,
  });

  await deaf.end(() => {});

  expect(deaf.exitCode()).toBe(7);
});

it("kills one that resists, and its children with it", async () => {
  const child = `process.on("SIGTERM", () => {}); ${stayUp}`;
  const stubborn = await startNode(
    `process.on("SIGTERM", () => {}); const child = require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "ignore" }); console.log(child.pid); ${stayUp}`,
  );
  await vi.waitUntil(() => stubborn.output().length > 0);
  const childPid = Number(stubborn.output()[0]);

  await stubborn.end(() => {});

  expect(stubborn.exitCode()).toBeNull();
  expect(procFs.read(childPid)).toBeNull();
});

it("asks once, however many want its end", async () => {
  const chromium = await startNode(stayUp);
  const ask = vi.fn();

  await Promise.all([chromium.end(ask), chromium.end(ask)]);

  expect(ask).toHaveBeenCalledOnce();
});

it("rejects when there is nothing to run", async () => {
  const missing = startChromium({
    spawn,
    clock: systemClock,
    processes: procFs,
    executablePath: "/nonexistent/chromium",
    args: [],
    deadlines: { askMs: 50, terminateMs: 50 },
  });

  await expect(missing).rejects.toThrow("ENOENT");
});
