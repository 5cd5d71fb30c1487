/** The demo as a newcomer gets it, without a screen: what it prints is there, and nothing of it stays. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { healthSchema, type PairResponse } from "#shared/pairing";
import { runScript, type ScriptProcess } from "../../scripts/testing/script-process";
import { procFs } from "../browsers/process-table";

let temporary: string;
let running: ScriptProcess | undefined;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "saklar-demo-test-"));
});

afterEach(async () => {
  await running?.end();
  rmSync(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

function startDemo(...args: string[]): ScriptProcess {
  running = runScript("companion/simulator/demo.ts", {
    args: ["--no-build", "--no-browser", ...args],
    env: { SAKLAR_PORT: "0", TMPDIR: temporary },
  });
  return running;
}

async function printed(demo: ScriptProcess, label: string): Promise<string> {
  return (await demo.waitFor(new RegExp(`^ +${label} +(\\S+)\\s`, "m")))[1] ?? "";
}

/** Pairs as the demo's reader would; resolves to a token. */
async function pair(demo: ScriptProcess): Promise<string> {
  const code = await printed(demo, "Pairing code");
  const answer = await fetch(`${await printed(demo, "Companion")}/auth/pair`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code, label: "test" }),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as PairResponse).token;
}

function browsersOfThisTest(): number[] {
  const isOurs = (arg: string) => arg.startsWith(`--user-data-dir=${temporary}`);
  return procFs.list().flatMap(({ pid, args }) => (args.some(isOurs) ? [pid] : []));
}

it("prints where the companion and the phones are, and a pairing code that works", async () => {
  const demo = startDemo();

  const companion = await printed(demo, "Companion");
  const phones = await printed(demo, "Phones");
  const health = healthSchema.parse(await (await fetch(`${companion}/health`)).json());
  const page = await fetch(phones);
  const list = (await (await fetch(`${phones}/phones`)).json()) as { chats: unknown[] }[];
  const token = await pair(demo);

  expect(health.status).toBe("ok");
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(list.length).toBeGreaterThan(3);
  expect(list.every((phone) => phone.chats.length > 0)).toBe(true);
  expect(token).toMatch(/^[\w-]{43}$/);
});

it("links an account by itself when asked, serves the example program, and leaves neither process nor file behind", async () => {
  const demo = startDemo("--accounts", "1");
  const phones = await printed(demo, "Phones");
  const [phone] = (await (await fetch(`${phones}/phones`)).json()) as { deviceIds: string[] }[];
  const whileRunning = browsersOfThisTest();
  const env = { SAKLAR_URL: await printed(demo, "Companion"), SAKLAR_TOKEN: await pair(demo) };
  const example = runScript("docs/examples/send-within-limits.ts", { args: ["0899 0000 000", "Halo"], env });
  await example.waitFor(/given back: 1; counted today: 1, left: 49/);
  await example.gone;

  const exitCode = await demo.end();

  expect(phone?.deviceIds).toHaveLength(1);
  expect(whileRunning).not.toEqual([]);
  expect(exitCode).toBe(0);
  expect(browsersOfThisTest()).toEqual([]);
  expect(readdirSync(temporary).filter((name) => name.startsWith("saklar"))).toEqual([]);
});
