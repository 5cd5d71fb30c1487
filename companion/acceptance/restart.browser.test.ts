/** A link survives whatever ends the companion, and nothing is left running behind it. */
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { becomes, linkAccount, pathOf } from "../../scripts/testing/accounts";
import {
  browsersBelow,
  type CompanionProcess,
  makeDataDir,
  startCompanion,
} from "../../scripts/testing/companion-process";
import { canLimit, limit } from "../../scripts/testing/process-limits";
import { type StandInProcess, startStandIn } from "../../scripts/testing/stand-in-process";

/** Each account with a Chromium of its own, and both in one, as by default. */
const shapes = [
  {
    title: "a linked account with a Chromium of its own",
    shape: "own",
    env: { SAKLAR_ACCOUNTS_PER_BROWSER: "1" },
    browsers: 2,
  },
  { title: "a linked account in a shared Chromium", shape: "shared", env: {}, browsers: 1 },
];

/** Leaves a process a handful of file descriptors more than it has: enough for a request, too few for a launch. */
function limitFiles(pid: number): () => void {
  const open = new Set(readdirSync(`/proc/${pid}/fd`).map(Number));
  let lowered = 0;
  for (let free = 0; free < 6; lowered += 1) if (!open.has(lowered)) free += 1;
  return limit(pid, "nofile", lowered);
}

describe.each(shapes)("$title", ({ shape, env, browsers }) => {
  const dataDir = makeDataDir();
  let standIn: StandInProcess;
  let companion: CompanionProcess;
  const start = async () => {
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium, env });
  };

  beforeAll(async () => {
    standIn = await startStandIn();
    await start();
    await linkAccount(companion, standIn, { name: "Gudang", number: "6281234500001", autoStart: true });
    await linkAccount(companion, standIn, { name: "Arsip", number: "6281234500002" });
  });

  afterAll(async () => {
    await companion?.process.end();
    await standIn?.stop();
    dataDir.remove();
  });

  it("F37: is ready without a QR after the companion was stopped and started again", async () => {
    const code = await companion.process.end();
    expect(code).toBe(0);
    expect(browsersBelow(dataDir.path)).toEqual([]);

    await start();

    const account = await becomes(companion, "Gudang", { status: "ready" });
    expect(account).toMatchObject({ isLoggedIn: true, phoneNumber: "6281234500001" });
  });

  it("rests after a restart when it has no auto-start, and comes back without a QR when asked", async () => {
    expect(await companion.account("Arsip")).toMatchObject({ status: "disconnected", reason: "server_restart" });

    await companion.request("POST", pathOf("Arsip", "/start"));

    await becomes(companion, "Arsip", { status: "ready" });
  });

  it("keeps a link that is stopped the moment it is ready", async () => {
    await linkAccount(companion, standIn, { name: "Kilat", number: "6281234500003" });

    await companion.request("POST", pathOf("Kilat", "/stop?wait=stopped"));
    await companion.request("POST", pathOf("Kilat", "/start"));

    await becomes(companion, "Kilat", { status: "ready" });
    await companion.request("POST", pathOf("Kilat", "/stop?wait=stopped"));
  });

  it.skipIf(!canLimit)(
    "F34: goes on while another cannot start for want of file descriptors, which starts once there are",
    async () => {
      const { rev } = await companion.account("Arsip");
      const widen = limitFiles(companion.process.pid);

      await companion.request("POST", pathOf("Kilat", "/start"));
      await becomes(companion, "Kilat", { status: "error", reason: "file_limit" });
      expect(await companion.account("Arsip")).toMatchObject({ status: "ready", rev });
      widen();

      await becomes(companion, "Kilat", { status: "ready" });
      await companion.request("POST", pathOf("Kilat", "/stop?wait=stopped"));
      expect(await companion.account("Arsip")).toMatchObject({ status: "ready", rev });
    },
  );

  it("F1: is ready without a QR after kill -9 of the companion, with no browser left over", async () => {
    // Both links are on disk since the graceful stop above: Chromium would lose a link of the last few seconds.
    const before = browsersBelow(dataDir.path);
    expect(before).toHaveLength(browsers);

    await companion.process.end("SIGKILL");
    await vi.waitFor(() => expect(browsersBelow(dataDir.path)).toEqual([]));
    await start();

    await becomes(companion, "Gudang", { status: "ready" });
    const after = browsersBelow(dataDir.path);
    expect(after).toHaveLength(1);
    expect(before).not.toContain(after[0]);
  });

  it("waits for a scan again after a logout, with its record and settings kept", async () => {
    const answer = await companion.request("POST", pathOf("Gudang", "/logout"));
    expect(await answer.json()).toMatchObject({
      phoneTold: true,
      account: { status: "disconnected", reason: "logged_out", isLoggedIn: false, autoStart: true },
    });

    await companion.request("POST", pathOf("Gudang", "/start"));

    await becomes(companion, "Gudang", { status: "qr" });
  });

  it.runIf(shape === "shared")(
    "moves to another companion and is ready there without a QR",
    { timeout: 180_000 },
    async () => {
      const other = makeDataDir();
      const startOther = (token?: string) =>
        startCompanion({ dataDir: other.path, chromium: standIn.chromium, ...(token !== undefined && { token }) });
      let there = await startOther();
      onTestFinished(async () => {
        await there.process.end();
        other.remove();
      });
      const before = await companion.account("Arsip");
      await companion.request("POST", pathOf("Arsip", "/stop?wait=stopped"));
      // Comes last, so that a file that is cut near its end has most of the profile.
      const tail = join(dataDir.path, "profiles", before.id, "Default", "WebStorage", "tail");
      writeFileSync(tail, randomBytes(300_000));
      const passphrase = "kopi susu gula aren";
      const exported = await companion.request("POST", pathOf("Arsip", "/export"), { passphrase });
      const file = await exported.arrayBuffer();
      const upload = (body: BodyInit) =>
        fetch(`${there.url}/whatsapp/sessions/import`, {
          method: "POST",
          headers: {
            Authorization: `Bearer ${there.token}`,
            "Content-Type": "application/octet-stream",
            "Saklar-Passphrase": encodeURIComponent(passphrase),
          },
          body,
          duplex: "half",
        } as RequestInit);
      const profiles = join(other.path, "profiles");

      // The companion that takes it in dies in the middle; the next one begins by removing what that left.
      const cut = new ReadableStream({
        start: (controller) => controller.enqueue(new Uint8Array(file.slice(0, -100))),
      });
      upload(cut).catch(() => {});
      await vi.waitFor(() => expect(existsSync(profiles) && readdirSync(profiles)).toHaveLength(1));
      await there.process.end("SIGKILL");
      there = await startOther(there.token);
      await vi.waitFor(() => expect(readdirSync(profiles)).toEqual([]));
      expect(await there.accounts()).toEqual([]);

      const answer = await upload(file);
      expect(await answer.json()).toMatchObject({ clientName: "Arsip", isLoggedIn: true, status: "disconnected" });
      await there.request("POST", pathOf("Arsip", "/start"));

      const account = await becomes(there, "Arsip", { status: "ready" });
      expect(account.phoneNumber).toBe(before.phoneNumber);
      const activity = await (await there.request("GET", pathOf("Arsip", "/activity"))).json();
      expect(JSON.stringify(activity)).not.toContain('"qr"');
    },
  );

  it("F11: is gone for good after a delete among starts: no row, no browser, no folder", async () => {
    const { id } = await companion.account("Gudang");
    await companion.request("POST", pathOf("Gudang", "/stop"));

    const start = () => companion.request("POST", pathOf(id, "/start"));
    const [, answer] = await Promise.all([start(), companion.request("DELETE", pathOf(id)), start(), start()]);

    expect(answer.status).toBe(200);
    expect((await companion.request("GET", pathOf(id))).status).toBe(404);
    expect(browsersBelow(`${dataDir.path}/profiles/${id}`)).toEqual([]);
    expect(existsSync(`${dataDir.path}/profiles/${id}`)).toBe(false);
  });
});
