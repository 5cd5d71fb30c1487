/** Bulk commands over real accounts. */
import { beforeEach, describe, expect, it } from "vitest";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
beforeEach(async () => {
  rig = await createAccountsRig();
  for (const clientName of ["Satu", "Dua", "Tiga"]) await rig.create({ clientName, start: false });
});

describe("a command for many accounts", () => {
  it("answers once per distinct name, in the order asked, whatever fails", async () => {
    const { results } = await rig.accounts.batch.start(["Tiga", "Nobody", "SATU", "Tiga", "satu"]);

    expect(results.map(({ name, ok, code }) => [name, ok, code])).toEqual([
      ["Tiga", true, undefined],
      ["Nobody", false, "account_not_found"],
      ["SATU", true, undefined],
    ]);
    expect(results[0]?.account).toMatchObject({ clientName: "Tiga", desired: "running" });
  });

  it("stops all accounts there are", async () => {
    await rig.accounts.batch.start(["Satu", "Dua"]);

    const { results } = await rig.accounts.batch.stopAll();
    await rig.stored();

    expect(results.map(({ ok, account }) => [ok, account?.desired])).toEqual(Array(3).fill([true, "stopped"]));
    expect(rig.clients.aliveCount).toBe(0);
  });

  it("changes settings where they are allowed", async () => {
    await rig.useCases.update("Dua", { trustLevel: 2, dailyLimit: 150 });

    const { results } = await rig.accounts.batch.updateSettings(["Satu", "Dua"], { trustLevel: 1, syncLimit: 7 });

    expect(results.map(({ code }) => code)).toEqual([undefined, "validation_failed"]);
    expect((await rig.useCases.read("Satu")).syncLimit).toBe(7);
  });

  it("puts labels on and takes them off beside those an account has, up to ten", async () => {
    await rig.useCases.update("Satu", { labels: ["VIP", "Jakarta"] });
    await rig.useCases.update("Dua", { labels: Array.from({ length: 10 }, (_, index) => `l${index}`) });

    const change = { add: ["Toko"], remove: ["vip"] };
    const { results } = await rig.accounts.batch.updateSettings(["Satu", "Dua", "Tiga"], {}, change);

    expect(results.map(({ code, account }) => code ?? account?.labels)).toEqual([
      ["Jakarta", "Toko"],
      "validation_failed",
      ["Toko"],
    ]);
    expect((await rig.useCases.read("Dua")).labels).toHaveLength(10);
  });

  it("deletes and logs out", async () => {
    expect((await rig.accounts.batch.logout(["Satu"])).results[0]?.account?.reason).toBe("logged_out");
    expect((await rig.accounts.batch.remove(["Satu", "Dua"])).results).toEqual([
      { name: "Satu", ok: true },
      { name: "Dua", ok: true },
    ]);
    expect(await rig.useCases.listIds()).toHaveLength(1);
  });

  it("calls an unforeseen failure internal, for that account alone", async () => {
    const [first] = await rig.useCases.listIds();
    const broken = rig.useCases.stop;
    rig.useCases.stop = async (name) => (name === first ? Promise.reject(new Error("boom")) : broken(name));

    const { results } = await rig.accounts.batch.stopAll();

    expect(results.map(({ code }) => code)).toEqual(["internal", undefined, undefined]);
  });
});
