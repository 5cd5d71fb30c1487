/** The companion as a process: what it prints, why it refuses to start, how it ends. No browser is launched here. */
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { canLimit, limit } from "../scripts/testing/process-limits";
import { runScript, type ScriptProcess } from "../scripts/testing/script-process";
import { createIssueToken } from "./auth/tokens";
import { systemClock } from "./clock";
import { readConfig } from "./config";
import { readDatabasePlace } from "./database-key";
import { silentLog } from "./diagnostics/log";
import { listen } from "./http/server";
import { systemRandom } from "./random";
import { openStore } from "./store/open-store";

// Starting the runtime several times on a busy machine takes longer than vitest's default.
const timeout = 180_000;

const running: ScriptProcess[] = [];
const dirs: string[] = [];

function makeDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "saklar-main-"));
  dirs.push(dir);
  return dir;
}

afterAll(async () => {
  await Promise.all(running.map((script) => script.end()));
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
}, timeout);

function run(file: string, args: readonly string[], more: NodeJS.ProcessEnv) {
  // Any program will do as a browser that nobody starts.
  const env = { SAKLAR_PORT: "0", PUPPETEER_EXECUTABLE_PATH: process.execPath, ...more };
  const script = runScript(file, { args, env });
  running.push(script);
  let stdout = "";
  script.child.stdout?.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  return { ...script, stdout: () => stdout };
}

const companion = (dir: string, more: NodeJS.ProcessEnv = {}) =>
  run("companion/main.ts", [], { SAKLAR_DATA_DIR: dir, ...more });

async function startCompanion(dir: string) {
  const script = companion(dir);
  const [, url = ""] = await script.waitFor(/^listening on (http:\/\/127\.0\.0\.1:\d+)$/m);
  return { ...script, url };
}

/** What `npm run token` does, without a process of its own. */
async function issueBeside(dir: string, label: string, env: NodeJS.ProcessEnv = { SAKLAR_DATA_DIR: dir }) {
  const place = readDatabasePlace(readConfig(env).database);
  const { devices, close } = await openStore({ ...place, clock: systemClock, random: Math.random, log: silentLog });
  const issueToken = createIssueToken({ devices, clock: systemClock, random: systemRandom });
  const { token } = await issueToken({ label, scope: "read", origin: null });
  await close();
  return token;
}

async function outcome(script: ReturnType<typeof run>) {
  await script.gone;
  return { code: script.child.exitCode, said: script.output(), stdout: script.stdout() };
}

describe("a running companion", { timeout }, () => {
  let dir: string;
  let main: Awaited<ReturnType<typeof startCompanion>>;
  beforeAll(async () => {
    dir = makeDir();
    chmodSync(dir, 0o755);
    main = await startCompanion(dir);
  }, timeout);

  it("prints one line on stdout and the pairing code elsewhere", () => {
    expect(main.stdout()).toBe(`listening on ${main.url}\n`);
    expect(main.output()).toMatch(/Pairing code: [0-9A-Z]{4}-[0-9A-Z]{4} /);
  });

  it("keeps its folder and its database private", () => {
    expect(main.output()).toContain("it is private now");
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dir, "saklar.db")).mode & 0o777).toBe(0o600);
  });

  it.concurrent("F50: keeps a second companion out of its folder", async () => {
    const { code, said, stdout } = await outcome(companion(dir));

    expect([code, stdout]).toEqual([1, ""]);
    expect(said).toMatch(/Another companion \(process \d+\) uses the data folder/);
  });

  it.concurrent("takes a token that a command beside it made, alone on stdout", async () => {
    const args = ["--scope", "operate", "--label", "report"];

    const command = await outcome(run("companion/cli/token.ts", args, { SAKLAR_DATA_DIR: dir }));
    const headers = { Authorization: `Bearer ${command.stdout.trim()}` };
    const response = await fetch(`${main.url}/whatsapp/sessions`, { headers });

    expect(command.stdout).toMatch(/^[\w-]{43}\n$/);
    expect(response.status).toBe(200);
  });

  it.concurrent("takes a pairing code that a command beside it made, in place of its own", async () => {
    const [, old = ""] = await main.waitFor(/Pairing code: (\S+)/);
    const command = await outcome(run("companion/cli/pair.ts", ["--scope", "read"], { SAKLAR_DATA_DIR: dir }));
    const pair = (code: string) =>
      fetch(`${main.url}/auth/pair`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ code, label: "x" }),
      });

    const [withOld, withNew] = [await pair(old), await pair(command.stdout.trim())];

    expect([withOld.status, withNew.status]).toEqual([401, 201]);
    expect((await withNew.json()).scope).toBe("read");
  });

  it("has an audit log that a command shows, labels made harmless", async () => {
    const headers = { Authorization: `Bearer ${await issueBeside(dir, "red \u001b[31m")}` };
    await fetch(`${main.url}/auth/rotate`, { method: "POST", headers });

    const { stdout } = await outcome(run("companion/cli/audit.ts", ["--limit", "1"], { SAKLAR_DATA_DIR: dir }));

    expect(stdout).toMatch(/^time\tstatus\twhat\tby\ton\n\S+\t200\trotateToken\tred \?\[31m\t-\n$/);
  });

  it.runIf(canLimit)(
    "F30: stays when its files must not grow, says so with a code, and goes on when they may",
    async () => {
      const headers = { Authorization: `Bearer ${await issueBeside(dir, "report")}` };
      const rotate = () => fetch(`${main.url}/auth/rotate`, { method: "POST", headers });
      const lift = limit(main.pid, "fsize", 1);
      const refused = await rotate();
      lift();

      expect(await refused.json()).toMatchObject({ code: expect.stringMatching(/^(disk_full|store_unavailable)$/) });
      await vi.waitFor(async () => expect((await rotate()).status).toBe(200));
    },
  );

  it("loses every token to a command beside it, and every way in with them", async () => {
    const token = await issueBeside(dir, "report");
    const ask = () => fetch(`${main.url}/whatsapp/sessions`, { headers: { Authorization: `Bearer ${token}` } });
    const before = (await ask()).status;

    const { stdout } = await outcome(run("companion/cli/token.ts", ["revoke", "--all"], { SAKLAR_DATA_DIR: dir }));

    expect(before).toBe(200);
    // A running companion remembers a token for up to a second.
    await vi.waitFor(async () => expect((await ask()).status).toBe(401), { timeout: 30_000 });
    expect(stdout).toMatch(/^\d+ tokens were revoked\./);
  });

  it("F37: when asked to end, ends with 0, and even killed leaves nothing in the way of the next one", async () => {
    const code = await main.end();
    const second = await startCompanion(dir);
    await second.end("SIGKILL");

    const third = await startCompanion(dir);

    expect(code).toBe(0);
    expect((await fetch(`${third.url}/health`)).status).toBe(200);
  });
});

describe.concurrent("a companion that cannot start says why in one sentence and ends with 1:", { timeout }, () => {
  it.each([
    ["SAKLAR_HOST", "0.0.0.0", "SAKLAR_HOST must be one of"],
    ["PUPPETEER_EXECUTABLE_PATH", "/nowhere/chrome", "PUPPETEER_EXECUTABLE_PATH names /nowhere/chrome"],
    ["SAKLAR_DATA_DIR", "/proc/saklar", "The data folder /proc/saklar cannot be used"],
  ])("%s=%s", async (name, value, words) => {
    const { code, said, stdout } = await outcome(companion(makeDir(), { [name]: value }));

    expect([code, stdout]).toEqual([1, ""]);
    expect(said).toContain(words);
    expect(said).not.toMatch(/^\s+at /m);
  });

  it("its port is taken", async () => {
    const other = createServer();
    const port = await listen(other as never, "127.0.0.1", 0);

    const { code, said } = await outcome(companion(makeDir(), { SAKLAR_PORT: String(port) }));
    other.close();

    expect(code).toBe(1);
    expect(said).toContain(`Port ${port} of 127.0.0.1 is used by another program`);
  });

  describe("its database is encrypted", () => {
    async function makeEncrypted() {
      const dir = makeDir();
      const keyFile = join(dir, "key");
      writeFileSync(keyFile, "0123456789abcdefghijklmnopqrstuvwxyz", { mode: 0o600 });
      const withKey = { SAKLAR_DATA_DIR: dir, SAKLAR_DATABASE_KEY_FILE: keyFile };
      await issueBeside(dir, "x", withKey);
      // The driver keeps the file of this process open until its memory is cleared: leave it that one.
      copyFileSync(join(dir, "saklar.db"), join(dir, "copy.db"));
      for (const ending of ["", "-wal", "-shm"]) rmSync(join(dir, `saklar.db${ending}`), { force: true });
      renameSync(join(dir, "copy.db"), join(dir, "saklar.db"));
      return { dir, withKey };
    }

    it("and no key is set", async () => {
      const { dir } = await makeEncrypted();

      const { code, said } = await outcome(companion(dir));

      expect(code).toBe(1);
      expect(said).toContain(
        "is encrypted. Nothing was changed; name the file with its key in SAKLAR_DATABASE_KEY_FILE.",
      );
    });

    it("which a command with the key undoes", async () => {
      const { dir, withKey } = await makeEncrypted();

      const { code, stdout } = await outcome(run("companion/cli/database.ts", ["decrypt"], withKey));

      expect([code, stdout]).toEqual([0, `The database file:${dir}/saklar.db is plain now.\n`]);
      expect(readFileSync(join(dir, "saklar.db")).subarray(0, 15).toString()).toBe("SQLite format 3");
    });
  });

  it("F48: its database is of a newer version, and stays as it is", async () => {
    const dir = makeDir();
    const path = join(dir, "saklar.db");
    const client = createClient({ url: `file:${path}` });
    await client.execute("CREATE TABLE __drizzle_migrations (id INTEGER, hash TEXT, created_at NUMERIC)");
    await client.execute("INSERT INTO __drizzle_migrations VALUES (1, 'from the future', 9e15)");
    client.close();
    const before = readFileSync(path);

    const { code, said, stdout } = await outcome(companion(dir));

    expect([code, stdout]).toEqual([1, ""]);
    expect(said).toContain("was written by a newer version of Saklar");
    expect(said).not.toMatch(/^\s+at /m);
    expect(readFileSync(path)).toEqual(before);
  });

  it("F32: its database is damaged, which stays as it is", async () => {
    const dir = makeDir();
    const path = join(dir, "saklar.db");
    writeFileSync(path, "no database at all, but long enough to look like one".repeat(100));
    const before = readFileSync(path);

    const { code, said } = await outcome(companion(dir));

    expect(code).toBe(1);
    expect(said).toContain("is damaged or is not a database");
    expect(readFileSync(path)).toEqual(before);
  });
});
