/** The companion as a process: what it prints, why it refuses to start, how it ends. No browser is launched here. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runScript, type ScriptProcess } from "../scripts/testing/script-process";
import { listen } from "./http/server";

// Starting the runtime several times on a busy machine takes longer than vitest's default.
const timeout = 60_000;

let dir: string;
const running: ScriptProcess[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "saklar-main-"));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((script) => script.end()));
  rmSync(dir, { recursive: true, force: true });
});

function run(file: string, args: readonly string[] = [], more: NodeJS.ProcessEnv = {}) {
  // Any program will do as a browser that nobody starts.
  const env = { SAKLAR_DATA_DIR: dir, SAKLAR_PORT: "0", PUPPETEER_EXECUTABLE_PATH: process.execPath, ...more };
  const script = runScript(file, { args, env });
  running.push(script);
  let stdout = "";
  script.child.stdout?.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  return { ...script, stdout: () => stdout };
}

const companion = (more: NodeJS.ProcessEnv = {}) => run("companion/main.ts", [], more);

async function startCompanion(more: NodeJS.ProcessEnv = {}) {
  const script = companion(more);
  const [, url = ""] = await script.waitFor(/^listening on (http:\/\/127\.0\.0\.1:\d+)$/m);
  return { ...script, url };
}

async function outcome(script: ReturnType<typeof run>) {
  const code = await new Promise((resolve) => script.child.once("close", resolve));
  return { code, said: script.output(), stdout: script.stdout() };
}

describe("a companion that starts", { timeout }, () => {
  it("prints one line on stdout, the pairing code elsewhere, and keeps its folder private", async () => {
    chmodSync(dir, 0o755);

    const { url, output, stdout } = await startCompanion();

    expect(stdout()).toBe(`listening on ${url}\n`);
    expect(output()).toMatch(/Pairing code: [0-9A-Z]{4}-[0-9A-Z]{4} /);
    expect(output()).toContain("it is private now");
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dir, "saklar.db")).mode & 0o777).toBe(0o600);
  });

  it("ends with 0 when asked to, and lets the next one take over", async () => {
    const first = await startCompanion();

    const code = await first.end();
    const second = await startCompanion();

    expect(code).toBe(0);
    expect((await fetch(`${second.url}/health`)).status).toBe(200);
  });

  it("that was killed leaves nothing in the way of the next one", async () => {
    const first = await startCompanion();
    first.child.kill("SIGKILL");
    await new Promise((resolve) => first.child.once("close", resolve));

    const second = await startCompanion();

    expect((await fetch(`${second.url}/health`)).status).toBe(200);
  });

  it("keeps others out of its folder", async () => {
    await startCompanion();

    const { code, said, stdout } = await outcome(companion());

    expect(code).toBe(1);
    expect(said).toMatch(/Another companion \(process \d+\) uses the data folder/);
    expect(stdout).toBe("");
  });
});

describe("commands beside a running companion", { timeout }, () => {
  it("print a token that works at once, alone on stdout", async () => {
    const { url } = await startCompanion();

    const command = await outcome(run("companion/cli/token.ts", ["--scope", "operate", "--label", "report"]));
    const token = command.stdout.trim();
    const response = await fetch(`${url}/whatsapp/sessions`, { headers: { Authorization: `Bearer ${token}` } });

    expect(command.stdout).toMatch(/^[\w-]{43}\n$/);
    expect(response.status).toBe(200);
  });

  it("print a pairing code that voids the one of the terminal", async () => {
    const { url, waitFor } = await startCompanion();
    const [, old = ""] = await waitFor(/Pairing code: (\S+)/);
    const { stdout } = await outcome(run("companion/cli/pair.ts", ["--scope", "read"]));
    const pair = (code: string) =>
      fetch(`${url}/auth/pair`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ code, label: "x" }),
      });

    const [withOld, withNew] = [await pair(old), await pair(stdout.trim())];

    expect([withOld.status, withNew.status]).toEqual([401, 201]);
    expect((await withNew.json()).scope).toBe("read");
  });

  it("say what is wrong with their options, without a stack", async () => {
    const { code, said, stdout } = await outcome(run("companion/cli/token.ts", ["--scope", "read"]));

    expect([code, stdout]).toEqual([1, ""]);
    expect(said).toContain("--label must say who will use the token");
    expect(said).not.toMatch(/^\s+at /m);
  });
});

describe("a companion that cannot start says why in one sentence and ends with 1:", { timeout }, () => {
  it.each([
    ["SAKLAR_HOST", "0.0.0.0", "SAKLAR_HOST must be one of"],
    ["PUPPETEER_EXECUTABLE_PATH", "/nowhere/chrome", "PUPPETEER_EXECUTABLE_PATH names /nowhere/chrome"],
  ])("%s=%s", async (name, value, words) => {
    const { code, said, stdout } = await outcome(companion({ [name]: value }));

    expect([code, stdout]).toEqual([1, ""]);
    expect(said).toContain(words);
    expect(said).not.toMatch(/^\s+at /m);
  });

  it("its port is taken", async () => {
    const other = createServer();
    const port = await listen(other as never, "127.0.0.1", 0);

    const { code, said } = await outcome(companion({ SAKLAR_PORT: String(port) }));
    other.close();

    expect(code).toBe(1);
    expect(said).toContain(`Port ${port} of 127.0.0.1 is used by another program`);
  });

  it("its database is damaged, which stays as it is", async () => {
    const path = join(dir, "saklar.db");
    writeFileSync(path, "no database at all, but long enough to look like one".repeat(100));
    const before = readFileSync(path);

    const { code, said } = await outcome(companion());

    expect(code).toBe(1);
    expect(said).toContain("is damaged or is not a database");
    expect(readFileSync(path)).toEqual(before);
  });
});
