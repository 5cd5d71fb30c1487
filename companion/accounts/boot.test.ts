/** What a restart of the companion does to what an earlier run left behind. */
import { beforeEach, describe, expect, it } from "vitest";
import type { AccountStatus } from "#shared/status";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
beforeEach(async () => {
  rig = await createAccountsRig({ parallelStarts: 1 });
});

describe("a boot after a crash", () => {
  it.each<[AccountStatus, () => void]>([
    ["loading", () => {}],
    ["qr", () => rig.clients.latest().report({ kind: "qr", text: "one" })],
    ["authenticated", () => rig.clients.latest().report({ kind: "authenticated" })],
    ["ready", () => rig.clients.latest().report({ kind: "ready", phoneNumber: "628", pushName: null })],
    ["error", () => rig.clients.latest().report({ kind: "ended", reason: "network" })],
  ])("F1: says of an account in %s that the companion restarted, under a new epoch", async (status, happen) => {
    await rig.create();
    happen();
    await rig.stored();
    expect((await rig.useCases.read("Toko")).status).toBe(status);

    await rig.boot().boot();

    expect(await rig.useCases.read("Toko")).toMatchObject({
      status: "disconnected",
      reason: "server_restart",
      epoch: 2,
      desired: "running",
      nextRetryAt: null,
    });
    expect(rig.clients.all).toHaveLength(1);
  });

  it("leaves accounts alone that were at rest", async () => {
    await rig.create();
    rig.clients.latest().report({ kind: "ended", reason: "credentials_lost" });
    await rig.stored();
    const before = await rig.useCases.read("Toko");

    await rig.boot().boot();

    expect(await rig.useCases.read("Toko")).toEqual(before);
  });

  it("drops what a client of the run before still says", async () => {
    await rig.create();
    await rig.makeReady();
    const old = rig.clients.latest();
    await rig.boot().boot();
    old.report({ kind: "offline" });
    await rig.stored();

    expect((await rig.useCases.read("Toko")).reason).toBe("server_restart");
    expect(rig.accounts.counters.lateChanges).toBe(1);
  });
});

describe("automatic starts", () => {
  it("F49: begin one after the other; only an account without a link may show a QR", async () => {
    await rig.create({ clientName: "linked", autoStart: true });
    await rig.makeReady();
    await rig.useCases.stop("linked");
    await rig.create({ clientName: "new", start: false, autoStart: true });
    await rig.create({ clientName: "by hand", start: false });
    await rig.stored();

    await rig.boot().boot();
    expect(rig.clients.all).toHaveLength(2);
    rig.clients.latest().report({ kind: "authenticated" });
    await rig.stored();

    const started = rig.clients.all.slice(1).map(({ options }) => options.mayLink);
    expect(started).toEqual([false, true]);
    expect(await rig.useCases.read("new")).toMatchObject({ status: "loading", desired: "running" });
    expect(await rig.useCases.read("by hand")).toMatchObject({ status: "disconnected", desired: "stopped" });
  });

  it("F49: of fifty accounts launch no more at once than may, answer the list meanwhile, and are all ready", async () => {
    const names = Array.from({ length: 50 }, (_, index) => `Toko ${index}`);
    for (const clientName of names) await rig.create({ clientName, start: false, autoStart: true });
    const companion = rig.boot();

    await companion.boot();
    let most = 0;
    for (let ready = 0; ready < 50; ready += 1) {
      const launching = rig.clients.all.length - ready;
      most = Math.max(most, launching);
      rig.clients.all[ready]?.report({ kind: "authenticated" });
      rig.clients.all[ready]?.report({ kind: "ready", phoneNumber: `62812${ready}`, pushName: null });
      await rig.stored();
      const { accounts } = await companion.useCases.list({ limit: 100 });
      expect(accounts.filter(({ status }) => status === "ready")).toHaveLength(ready + 1);
    }

    expect([most, rig.clients.all.length, rig.clients.mostAlive]).toEqual([1, 50, 1]);
  });
});

describe("the shutdown", () => {
  it("F37: stops every client, keeps what was wished and refuses new starts", async () => {
    await rig.create();
    await rig.makeReady();
    await rig.create({ clientName: "Gudang" });

    await rig.accounts.shutdown();

    expect(rig.clients.aliveCount).toBe(0);
    for (const name of ["Toko", "Gudang"]) {
      expect(await rig.useCases.read(name)).toMatchObject({
        status: "disconnected",
        reason: "server_restart",
        desired: "running",
      });
    }
    await expect(rig.useCases.start("Toko")).rejects.toMatchObject({ code: "draining" });
    await expect(rig.create({ clientName: "Baru" })).rejects.toMatchObject({ code: "draining" });
  });
});
