import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ProcessTable, SeenProcess } from "./process-table";
import { clearStaleLock } from "./profile-lock";

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), "saklar-lock-"));
  symlinkSync("some-host-4242", join(profile, "SingletonLock"));
  symlinkSync("/tmp/nowhere/SingletonSocket", join(profile, "SingletonSocket"));
  writeFileSync(join(profile, "Cookies"), "kept");
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

function table(processes: readonly SeenProcess[], bootId: string | null = "boot-1"): ProcessTable {
  return {
    read: (pid) => processes.find((seen) => seen.pid === pid) ?? null,
    list: () => processes,
    bootId: () => bootId,
  };
}

it("F26: removes the lock, and nothing else, when no process uses the profile", async () => {
  await clearStaleLock(
    profile,
    table([{ pid: 4242, groupId: 4242, startTicks: 1, cpuTicks: 0, args: ["chromium", "--user-data-dir=/elsewhere"] }]),
  );

  expect(readdirSync(profile)).toEqual(["Cookies"]);
});

it("F25: keeps the lock of a browser that lives, and names it", async () => {
  const processes = table([
    { pid: 77, groupId: 77, startTicks: 1, cpuTicks: 0, args: ["chromium", `--user-data-dir=${profile}`] },
  ]);

  await expect(clearStaleLock(profile, processes)).rejects.toMatchObject({
    reason: "profile_locked",
    cause: { message: expect.stringContaining("Process 77") },
  });

  expect(readdirSync(profile)).toContain("SingletonLock");
});

it("F26: leaves the lock alone where processes cannot be seen", async () => {
  await clearStaleLock(profile, table([], null));

  expect(readdirSync(profile)).toContain("SingletonLock");
});
