/** Opens real Chromium processes and ends them in every way one can end. */
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { BrowserHost } from "./browser-host";
import type { OwnBrowserHostOptions } from "./own-browser-host";
import { procFs } from "./process-table";
import { createProfileFolders } from "./profile-folders";
import { createTestHost, processesOf, removeWithProcesses } from "./testing/test-host";

const accountId = "0b9c1f3e-7a64-4c0a-9a6e-2f1d8f5c3a01";
let dir: string;
let profile: string;

/** Debian's `nobody`. */
const ordinary = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
/** The sandbox is made of namespaces, which some containers forbid. */
const canSandbox = spawnSync("unshare", ["--user", "true"], isRoot ? ordinary : {}).status === 0;

/** Root has no sandbox, so root's tests run this Chromium as another user, with folders of its own. */
function ownedByOrdinaryUser(): Partial<OwnBrowserHostOptions> {
  if (!isRoot) return {};
  chmodSync(dir, 0o711);
  const folders = createProfileFolders(join(dir, "profiles"));
  return {
    isRoot: false,
    spawn: (file, args, options) => spawn(file, args, { ...options, ...ordinary, env: { ...process.env, HOME: dir } }),
    profiles: {
      ...folders,
      async prepare(id) {
        const path = await folders.prepare(id);
        chmodSync(join(dir, "profiles"), 0o711);
        chownSync(path, ordinary.uid, ordinary.gid);
        return path;
      },
    },
  };
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "saklar-browsers-"));
  profile = join(dir, "profiles", accountId);
});

afterEach(() => removeWithProcesses(dir));

it("opens the account's own private profile and forgets the process once it is closed", async () => {
  const browser = await host().open(accountId, []);
  expect(statSync(profile).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(dir, "running"))).toEqual([`${accountId}.json`]);
  expect(processesOf(profile)).toContain(browser.pid);
  expect(await browser.browser.pages()).toHaveLength(1);

  await browser.close();

  await browser.gone;
  expect(readdirSync(join(dir, "running"))).toEqual([]);
  noProcessLeft();
});

it("listens on no port", async () => {
  const browser = await host().open(accountId, []);

  const args = procFs.read(browser.pid)?.args ?? [];

  expect(args.filter((arg) => arg.startsWith("--remote-debugging-p"))).toEqual(["--remote-debugging-pipe"]);
  await browser.close();
});

it.skipIf(!canSandbox)("A48: tells that its sandbox works, when it is not root's", async () => {
  const owned = ownedByOrdinaryUser();
  const browser = await host(owned).open(accountId, []);
  const [page] = await browser.browser.pages();

  await page?.goto("chrome://sandbox");

  expect(procFs.read(browser.pid)?.args).not.toContain("--no-sandbox");
  expect(await page?.evaluate(() => document.body.innerText)).toContain("You are adequately sandboxed.");
  await browser.close();
});

it("shares one ending among repeated closes", async () => {
  const browser = await host().open(accountId, []);

  await Promise.all([browser.close(), browser.close()]);
  await browser.close();

  noProcessLeft();
});

it("settles `gone` and leaves no child when Chromium is killed", async () => {
  const browser = await host().open(accountId, []);

  process.kill(browser.pid, "SIGKILL");

  await browser.gone;
  noProcessLeft();
});

it("F6: ends a Chromium that does not answer any more", async () => {
  const browser = await host({ deadlines: { askMs: 200, terminateMs: 200, launchMs: 60_000 } }).open(accountId, []);
  process.kill(browser.pid, "SIGSTOP");

  await browser.close();

  noProcessLeft();
});

it("leaves no process when a launch is called off", async () => {
  const stop = new AbortController();
  const opening = host().open(accountId, [], stop.signal);
  await vi.waitUntil(() => processesOf(profile).length > 0, { interval: 5 });

  stop.abort();

  await expect(opening).rejects.toMatchObject({ reason: "stopped" });
  noProcessLeft();
});

it("F25: refuses a profile that another browser uses", async () => {
  const first = await host().open(accountId, []);

  await expect(host().open(accountId, [])).rejects.toMatchObject({ reason: "profile_locked" });

  expect(first.browser.connected).toBe(true);
  await first.close();
});

it("F26: clears the lock that a re-created container left behind", async () => {
  mkdirSync(profile, { recursive: true });
  symlinkSync("another-host-4242", join(profile, "SingletonLock"));

  const browser = await host().open(accountId, []);

  expect(browser.browser.connected).toBe(true);
  await browser.close();
});

it("F28: sets a profile aside that it cannot open, and would open a new one", async () => {
  mkdirSync(join(profile, "SingletonSocket"), { recursive: true });
  writeFileSync(join(profile, "Cookies"), "kept");

  await expect(host().open(accountId, [])).rejects.toMatchObject({ reason: "profile_damaged" });

  const [aside = "", ...others] = readdirSync(join(dir, "profiles"));
  expect(aside).toMatch(new RegExp(`^${accountId}\\.bad-\\d+$`));
  expect(others).toEqual([]);
  expect(readFileSync(join(dir, "profiles", aside, "Cookies"), "utf8")).toBe("kept");
});

it("never opens a profile through a link", async () => {
  mkdirSync(join(dir, "profiles"), { recursive: true });
  symlinkSync(tmpdir(), profile);

  await expect(host().open(accountId, [])).rejects.toMatchObject({ reason: "profile_unreadable" });

  expect(lstatSync(profile).isSymbolicLink()).toBe(true);
});

it("says that the browser is missing", async () => {
  const missing = host({ executablePath: join(dir, "no-such-browser") });

  await expect(missing.open(accountId, [])).rejects.toMatchObject({ reason: "browser_missing" });
});

it("F30: keeps what a dying browser printed as the cause", async () => {
  const executablePath = join(dir, "dying-browser");
  writeFileSync(executablePath, "#!/bin/sh\necho 'write failed: No space left on device' >&2\nexit 1\n");
  chmodSync(executablePath, 0o755);

  const failure = await host({ executablePath })
    .open(accountId, [])
    .catch((error) => error);

  expect(failure).toMatchObject({ reason: "disk_full" });
  expect(failure.cause.message).toContain("No space left on device");
});

it("removes a profile after its browser is gone", async () => {
  const browser = await host().open(accountId, []);
  await browser.close();

  await host().removeProfile(accountId);

  expect(readdirSync(join(dir, "profiles"))).toEqual([]);
});

const host = (changes: Partial<OwnBrowserHostOptions> = {}): BrowserHost => createTestHost(dir, changes);

function noProcessLeft(): void {
  expect(processesOf(profile)).toEqual([]);
}
