/** Starting and stopping, down to the stored row and the told event. */
import { beforeEach, describe, expect, it } from "vitest";
import { accountSchema } from "#shared/account";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
beforeEach(async () => {
  rig = await createAccountsRig();
});

const told = () => rig.eventsOf("status.stored").map(({ update }) => [update.status, update.reason]);

describe("an account from its first start to ready", () => {
  it("answers loading at once and then tells every status it goes through", async () => {
    const created = await rig.create();
    expect(accountSchema.parse(created)).toMatchObject({ status: "loading", desired: "running" });

    rig.clients.latest().report({ kind: "qr", text: "first" });
    await rig.makeReady();

    expect(told()).toEqual([
      ["loading", null],
      ["qr", null],
      ["authenticated", null],
      ["ready", null],
    ]);
    expect(await rig.useCases.read("toko")).toMatchObject({
      status: "ready",
      connectionStatus: "ready",
      isLoggedIn: true,
      phoneNumber: "6281234500001",
      lastActiveAt: "2026-01-25T08:00:00.000Z",
      link: null,
    });
  });

  it("gives every status the next revision, and the last one to the row", async () => {
    await rig.create();
    await rig.create({ clientName: "Gudang" });
    await rig.makeReady();

    const events = rig.eventsOf("status.stored");

    expect(events.map(({ update }) => update.rev)).toEqual(events.map((_, index) => index + 1));
    expect((await rig.useCases.read("Gudang")).rev).toBe(events.length);
  });

  it("F2: stored a status before it is told", async () => {
    const seen: unknown[] = [];
    const { id } = await rig.create({ start: false });
    rig.bus.on("status.stored", ({ update }) => {
      seen.push(
        rig.store.accounts
          .find(id)
          .then((record) => [record?.connectionStatus, record?.rev, update.status, update.rev]),
      );
    });

    await rig.useCases.start(id);

    expect(await Promise.all(seen)).toEqual([["loading", 1, "loading", 1]]);
  });
});

describe("start", () => {
  it("F12: launches one client when fifty ask at the same time, and answers all the same epoch", async () => {
    await rig.create({ start: false });

    const answers = await Promise.all(Array.from({ length: 50 }, () => rig.useCases.start("Toko")));

    expect(new Set(answers.map(({ epoch }) => epoch)).size).toBe(1);
    expect(rig.clients.all).toHaveLength(1);
  });

  it("of an account that runs changes nothing", async () => {
    await rig.create();
    await rig.makeReady();
    const before = await rig.useCases.read("Toko");

    expect(await rig.useCases.start("Toko", { method: "qr" })).toEqual(before);
    expect(await rig.useCases.start("Toko", { method: "pairing", phoneNumber: "62899" })).toEqual(before);
  });

  it("with another method while linking begins anew with it", async () => {
    await rig.create();
    rig.clients.latest().report({ kind: "qr", text: "first" });
    await rig.stored();

    await rig.useCases.start("Toko", { phoneNumber: "6281234500001" });
    await rig.stored();

    expect(rig.clients.latest().options.link).toEqual({ method: "pairing", phoneNumber: "6281234500001" });
    expect(told().slice(-2)).toEqual([
      ["disconnected", "start_queued"],
      ["loading", null],
    ]);
  });

  it("by code needs a number", async () => {
    await rig.create({ start: false });

    await expect(rig.useCases.start("Toko", { method: "pairing" })).rejects.toMatchObject({
      code: "validation_failed",
      errors: [{ path: "phoneNumber", code: "required" }],
    });
  });

  it("does not wait for the pause before an automatic retry", async () => {
    await rig.create();
    rig.clients.latest().report({ kind: "ended", reason: "network" });
    await rig.stored();
    expect(await rig.useCases.read("Toko")).toMatchObject({
      status: "error",
      reason: "network",
      attempt: 1,
      nextRetryAt: "2026-01-25T08:00:01.000Z",
    });

    expect(await rig.useCases.start("Toko")).toMatchObject({ status: "loading", attempt: 0, nextRetryAt: null });
  });

  it("begins anew when an earlier command was cut short between database and pool", async () => {
    const { id } = await rig.create();
    await rig.store.accounts.saveWish(id, { desired: "running" });

    await rig.useCases.start("Toko");
    await rig.makeReady();

    expect(await rig.useCases.read("Toko")).toMatchObject({ status: "ready", epoch: 3 });
    expect(rig.clients.mostAlive).toBe(1);
  });

  it("of nobody is not found", async () => {
    await expect(rig.useCases.start("Nobody")).rejects.toMatchObject({ code: "account_not_found" });
  });
});

describe("stop", () => {
  it("keeps the link and is told when the process is gone", async () => {
    await rig.create();
    await rig.makeReady();
    rig.clients.holdStops = true;

    expect(await rig.useCases.stop("Toko")).toMatchObject({ status: "ready", desired: "stopped" });
    rig.clients.latest().letGo();
    await rig.stored();

    expect(await rig.useCases.read("Toko")).toMatchObject({
      status: "disconnected",
      reason: "stopped",
      isLoggedIn: true,
    });
  });

  it("raises the epoch once, however often it is asked", async () => {
    await rig.create();
    await Promise.all(Array.from({ length: 5 }, () => rig.useCases.stop("Toko")));
    await rig.stored();

    expect(await rig.useCases.stop("Toko")).toMatchObject({ epoch: 2, status: "disconnected", reason: "stopped" });
  });

  it("also settles an account that ended in an error", async () => {
    await rig.create();
    rig.clients.latest().report({ kind: "ended", reason: "browser_missing" });
    await rig.stored();
    expect((await rig.useCases.read("Toko")).status).toBe("error");

    await rig.useCases.stop("Toko");
    await rig.stored();

    expect(await rig.useCases.read("Toko")).toMatchObject({ status: "disconnected", reason: "stopped" });
  });

  it("F10: and start fifty times in a row end as last wished with the row telling the truth", async () => {
    await rig.create({ start: false });
    const commands = Array.from({ length: 50 }, (_, index) =>
      index % 2 === 0 ? rig.useCases.start("Toko") : rig.useCases.stop("Toko"),
    );
    await Promise.all([...commands, rig.useCases.start("Toko")]);
    await rig.makeReady();

    expect(await rig.useCases.read("Toko")).toMatchObject({ status: "ready", desired: "running" });
    expect([rig.clients.mostAlive, rig.clients.aliveCount]).toEqual([1, 1]);
    expect(rig.accounts.counters.refusedMoves).toBe(0);
  });
});
