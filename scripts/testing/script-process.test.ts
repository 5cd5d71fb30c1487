import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";

const starter = `
  import { main } from "./scripts/testing/long-run";
  import { runScript } from "./scripts/testing/script-process";
  const run = async () => {
    const child = runScript("companion/simulator/main.ts", { args: ["--chromium", process.execPath] });
    await child.waitFor(/controlUrl/);
    console.log("child " + child.pid);
    await new Promise(() => setInterval(() => {}, 1_000));
  };
  await main({ usage: "", parse: () => ({}) }, run);
`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it("takes what it started along when a long run is called off", async () => {
  const cwd = fileURLToPath(new URL("../..", import.meta.url));
  const run = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", starter], { cwd });
  const gone = once(run, "exit");
  const pid = await new Promise<number>((resolve) => {
    run.stdout.on("data", (text: Buffer) => {
      const said = /child (\d+)/.exec(text.toString());
      if (said) resolve(Number(said[1]));
    });
  });

  run.kill();

  expect(await gone).toEqual([143, null]);
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false));
});
