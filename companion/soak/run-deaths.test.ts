/** The browser that is killed in a round of deaths, among pretended ones, and what is said of its accounts. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Account } from "#shared/account";
import { makeDataDir } from "../../scripts/testing/companion-process";
import { createDice } from "./dice";
import type { Field } from "./field";
import { killOne } from "./run-deaths";

let dataDir: ReturnType<typeof makeDataDir>;
const running: ChildProcess[] = [];
beforeEach(() => {
  dataDir = makeDataDir();
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  dataDir.remove();
});

/** A process that looks like a Chromium with these accounts in it. */
async function pretendBrowser(name: string, accounts: readonly string[]): Promise<ChildProcess> {
  const folder = join(dataDir.path, "browsers", name);
  for (const account of accounts) mkdirSync(join(folder, account), { recursive: true });
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "--", `--user-data-dir=${folder}`]);
  running.push(child);
  await once(child, "spawn");
  return child;
}

/** One account; nobody is told anything unless a test does. */
function fieldOf({ told, status }: { told?: Promise<number>; status: Account["status"] }): Field {
  const account = { id: "one", clientName: "Toko 1", status, reason: "credentials_lost" };
  const next = async () => ({ at: await (told ?? Promise.reject(new Error("Nothing was told"))) });
  const field = {
    dataDir: dataDir.path,
    members: [{ id: "one" }],
    accounts: async () => [account],
    watcher: { next },
  };
  return field as unknown as Field;
}

it.each([1, 2, 3, 4])("is one with an account in it, not one that is kept ready (seed %s)", async (seed) => {
  const kept = await pretendBrowser("kept", ["keeper"]);
  const full = await pretendBrowser("full", ["one"]);
  const died = once(full, "exit");
  const field = fieldOf({ told: died.then(() => performance.now()), status: "ready" });

  const { told, findings } = await killOne(field, { dice: createDice(seed) });

  expect(told).toHaveLength(1);
  expect(kept.signalCode).toBeNull();
  expect(findings).toEqual([]);
});

it("is told of with whoever was not heard of, and whoever did not come back", async () => {
  await pretendBrowser("full", ["one"]);

  const { findings } = await killOne(fieldOf({ status: "error" }), { dice: createDice(1), patienceMs: 0 });

  expect(findings).toEqual([
    "nobody was told of 1 of the 1 accounts in it",
    expect.stringMatching(/^not ready again: Toko 1 is error \(credentials_lost\)/),
  ]);
});

it("is missed where no account has a browser", async () => {
  await pretendBrowser("kept", ["keeper"]);

  const { findings } = await killOne(fieldOf({ status: "ready" }), { dice: createDice(1), patienceMs: 0 });

  expect(findings).toEqual(["no account has a browser"]);
});
