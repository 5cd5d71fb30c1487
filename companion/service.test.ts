/** What a real companion tells over a real socket of the kind systemd listens on; no browser is launched. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runScript, type ScriptProcess } from "../scripts/testing/script-process";

const receiverFile = fileURLToPath(new URL("./testing/notify-receiver.mjs", import.meta.url));
/** Systems without systemd have neither; nobody there sets NOTIFY_SOCKET either. */
const hasSystemd = ["systemd-notify", "systemd-socket-activate"].every(
  (program) => spawnSync(program, ["--version"]).status === 0,
);
const timeout = 300_000;
const patienceMs = 60_000;

/** Node cannot make such a socket, so systemd's own program makes it and hands it on. */
function startReceiver(path: string) {
  const child = spawn("systemd-socket-activate", ["--datagram", "--listen", path, process.execPath, receiverFile]);
  let [text, log] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  return { child, messages: () => text.split("\n"), log: () => log };
}

describe.skipIf(!hasSystemd)("a companion that systemd watches", { timeout }, () => {
  let dir: string;
  let receiver: ReturnType<typeof startReceiver>;
  let companion: ScriptProcess;
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), "saklar-service-"));
    const socket = join(dir, "notify");
    receiver = startReceiver(socket);
    await vi.waitFor(() => expect(receiver.log()).toContain("Listening"), patienceMs);
    const env = {
      ...{ SAKLAR_DATA_DIR: join(dir, "data"), SAKLAR_PORT: "0", PUPPETEER_EXECUTABLE_PATH: process.execPath },
      ...{ NOTIFY_SOCKET: socket, WATCHDOG_USEC: "300000" },
    };
    companion = runScript("companion/main.ts", { env });
  }, timeout);
  afterEach(async () => {
    await companion.end("SIGKILL");
    receiver.child.kill("SIGKILL");
    rmSync(dir, { recursive: true, force: true });
  }, timeout);

  it("says that it is ready, gives signs of life, and says that it ends", async () => {
    await companion.waitFor(/^listening on /m);
    await vi.waitFor(() => expect(receiver.messages()).toContain("READY=1"), patienceMs);
    const beats = () => receiver.messages().filter((one) => one === "WATCHDOG=1");
    await vi.waitFor(() => expect(beats().length).toBeGreaterThan(2), patienceMs);

    const code = await companion.end();

    expect(code).toBe(0);
    await vi.waitFor(() => expect(receiver.messages()).toContain("STOPPING=1"), patienceMs);
  });
});
