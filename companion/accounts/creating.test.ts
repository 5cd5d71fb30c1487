/** Adding accounts and changing them. */
import { beforeEach, describe, expect, it } from "vitest";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
beforeEach(async () => {
  rig = await createAccountsRig({ maxAccounts: 3 });
});
const idle = (clientName: string) => rig.create({ clientName, start: false });
const aboveCeiling = { code: "validation_failed", errors: [{ path: "dailyLimit", code: "above_ceiling" }] };

describe("a new account", () => {
  it("that is not to start stays as it was made, and is told", async () => {
    const account = await rig.create({ start: false, syncLimit: 7, autoStart: true });

    expect(account).toMatchObject({
      clientName: "Toko",
      status: "disconnected",
      reason: "never_started",
      desired: "stopped",
      syncLimit: 7,
      autoStart: true,
      dailyLimit: 50,
      rev: 0,
    });
    expect(rig.eventsOf("account.changed")).toEqual([account]);
    expect(rig.clients.all).toEqual([]);
  });

  it("starts with the code method when asked", async () => {
    await rig.create({ method: "pairing", phoneNumber: "0812 3450 0001" });

    expect(rig.clients.latest().options).toMatchObject({
      link: { method: "pairing", phoneNumber: "6281234500001" },
      mayLink: true,
    });
  });

  it("F13: gets its name alone when twenty ask for it", async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => idle("Toko")));

    const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(refused).toEqual(Array(19).fill("name_taken"));
  });

  it("is refused above the highest number, also in a race", async () => {
    const outcomes = await Promise.allSettled(["a", "b", "c", "d", "e"].map((name) => idle(`Toko ${name}`)));

    const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(refused).toEqual(["too_many_accounts", "too_many_accounts"]);
  });

  it("is refused for a number that is linked to another", async () => {
    await rig.create();
    await rig.makeReady();

    const second = rig.create({ clientName: "Kedua", method: "pairing", phoneNumber: "6281234500001" });

    await expect(second).rejects.toMatchObject({ code: "number_linked" });
    expect(await rig.useCases.listIds()).toHaveLength(1);
  });

  it("may not send more a day than its trust level allows", async () => {
    await expect(rig.create({ start: false, dailyLimit: 51 })).rejects.toMatchObject(aboveCeiling);
    expect(await rig.create({ start: false, dailyLimit: 150, trustLevel: 2 })).toMatchObject({ dailyLimit: 150 });
  });
});

describe("a change", () => {
  it("F15: of name and settings is told and needs no restart", async () => {
    await rig.create();
    await rig.makeReady();

    const changed = await rig.useCases.update("toko", { clientName: "Gudang", syncLimit: 500 });

    expect(changed).toMatchObject({ clientName: "Gudang", syncLimit: 500, status: "ready", epoch: 1 });
    expect(rig.eventsOf("account.changed").at(-1)).toEqual(changed);
    expect([rig.clients.all.length, rig.clients.aliveCount]).toEqual([1, 1]);
    await expect(rig.useCases.read("Toko")).rejects.toMatchObject({ code: "account_not_found" });
  });

  it("F15: of the name while it starts changes neither the client nor its folder, and the start goes on", async () => {
    const { id } = await rig.create();
    rig.clients.latest().report({ kind: "authenticated" });

    const renamed = await rig.useCases.update("Toko", { clientName: "Gudang" });
    rig.clients.latest().report({ kind: "ready", phoneNumber: "628", pushName: null });
    await rig.stored();

    expect(renamed).toMatchObject({ id, clientName: "Gudang", epoch: 1 });
    expect(await rig.useCases.read("Gudang")).toMatchObject({ id, status: "ready", epoch: 1 });
    expect(rig.clients.all.map(({ options, calls }) => [options.accountId, calls])).toEqual([[id, ["start"]]]);
    expect(rig.removedProfiles).toEqual([]);
  });

  it("to a name that is taken is refused, to another case of its own it is not", async () => {
    await idle("Toko");
    await idle("Gudang");

    await expect(rig.useCases.update("Toko", { clientName: "GUDANG" })).rejects.toMatchObject({ code: "name_taken" });
    expect(await rig.useCases.update("Toko", { clientName: "TOKO" })).toMatchObject({ clientName: "TOKO" });
  });

  it.each([
    ["a limit above the ceiling", { dailyLimit: 151 }],
    ["a level whose ceiling is below the limit", { trustLevel: 1 }],
  ])("to %s is refused", async (_, changes) => {
    await rig.create({ start: false, trustLevel: 2, dailyLimit: 100 });

    await expect(rig.useCases.update("Toko", changes)).rejects.toMatchObject(aboveCeiling);
  });

  it("of level and limit together is taken", async () => {
    await rig.create({ start: false, trustLevel: 2, dailyLimit: 100 });

    expect(await rig.useCases.update("Toko", { trustLevel: 1, dailyLimit: 50 })).toMatchObject({ trustLevel: 1 });
  });

  it("of labels replaces them all, and survives in the list", async () => {
    await rig.create({ start: false, labels: ["VIP", "Toko"] });

    const changed = await rig.useCases.update("Toko", { labels: ["Gudang"] });

    expect(changed.labels).toEqual(["Gudang"]);
    expect((await rig.useCases.list({})).accounts[0]?.labels).toEqual(["Gudang"]);
    expect((await rig.useCases.update("Toko", { syncLimit: 1 })).labels).toEqual(["Gudang"]);
  });

  it("back to no messages sent today is told", async () => {
    await idle("Toko");

    expect(await rig.useCases.resetMessageCount("Toko")).toMatchObject({ messagesSentToday: 0 });
    expect(rig.eventsOf("account.changed")).toHaveLength(2);
  });
});

describe("the list", () => {
  it("comes in pages, with the revision of the store", async () => {
    await rig.create({ clientName: "Beta" });
    await idle("alpha");
    await rig.stored();

    const first = await rig.useCases.list({ limit: 1 });
    const second = await rig.useCases.list({ limit: 1, cursor: first.nextCursor ?? "" });

    expect([first.accounts[0]?.clientName, second.accounts[0]?.clientName]).toEqual(["alpha", "Beta"]);
    expect([first.rev, first.total, second.nextCursor]).toEqual([1, 2, null]);
  });
});

describe("a subscriber that attaches", () => {
  it("F41: gets a snapshot and then every later change exactly once, whenever it comes", async () => {
    const { id } = await rig.create();
    const views: { rev: number; later: number[] }[] = [];
    const attach = () =>
      rig.useCases.attach((snapshot) => {
        const view = { rev: snapshot.rev, later: [] as number[] };
        views.push(view);
        rig.bus.on("status.stored", ({ update }) => view.later.push(update.rev));
      });

    for (let turn = 1; turn <= 10; turn += 1) {
      rig.clients.latest(id).report({ kind: "qr", text: `qr ${turn}` });
      void attach();
      if (turn === 6) await rig.useCases.start(id, { method: "qr", phoneNumber: undefined });
    }
    await rig.stored();

    const last = (await rig.useCases.list({})).rev;
    for (const view of views) {
      expect(view.later).toEqual(Array.from({ length: last - view.rev }, (_, index) => view.rev + 1 + index));
    }
  });
});
