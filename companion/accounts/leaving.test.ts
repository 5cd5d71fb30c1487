/** Logging out and deleting. */
import { beforeEach, describe, expect, it } from "vitest";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
beforeEach(async () => {
  rig = await createAccountsRig();
});

describe("logout", () => {
  it("tells the phone, drops the credentials and keeps the account", async () => {
    const { id } = await rig.create({ syncLimit: 7 });
    await rig.makeReady();

    const { account, phoneTold } = await rig.useCases.logout("Toko");

    expect(phoneTold).toBe(true);
    expect(account).toMatchObject({
      status: "disconnected",
      reason: "logged_out",
      desired: "stopped",
      isLoggedIn: false,
      syncLimit: 7,
    });
    expect(rig.removedProfiles).toEqual([id]);
    expect(rig.clients.latest().calls).toEqual(["start", "logout", "stop"]);
  });

  it("of an account that is not running says that the phone was not told", async () => {
    await rig.create();
    await rig.makeReady();
    await rig.useCases.stop("Toko");
    await rig.stored();

    expect(await rig.useCases.logout("Toko")).toMatchObject({ phoneTold: false, account: { isLoggedIn: false } });
  });

  it("is not lost when a start follows at once: the account comes back unlinked", async () => {
    const { id } = await rig.create();
    await rig.makeReady();

    const leaving = rig.useCases.logout("Toko");
    await rig.useCases.start("Toko");
    await leaving;
    await rig.stored();

    expect(rig.removedProfiles).toEqual([id]);
    expect(await rig.useCases.read("Toko")).toMatchObject({ status: "loading", desired: "running", isLoggedIn: false });
    expect([rig.clients.all.length, rig.clients.mostAlive]).toEqual([2, 1]);
  });

  it("frees the number for another account", async () => {
    await rig.create();
    await rig.makeReady();
    await rig.useCases.logout("Toko");

    await rig.create({ clientName: "Kedua", method: "pairing", phoneNumber: "6281234500001" });

    expect(await rig.useCases.listIds()).toHaveLength(2);
  });
});

describe("delete", () => {
  it("tells the phone, leaves nothing behind and is told", async () => {
    const { id } = await rig.create();
    await rig.makeReady();

    expect(await rig.useCases.remove("Toko")).toEqual({ phoneTold: true });

    expect(await rig.useCases.listIds()).toEqual([]);
    expect(await rig.store.accounts.listDeleting()).toEqual([]);
    expect(rig.removedProfiles).toEqual([id]);
    expect(rig.eventsOf("account.removed")).toEqual([{ accountId: id }]);
    expect(rig.clients.aliveCount).toBe(0);
  });

  it("makes the account invisible from its first moment", async () => {
    const { id } = await rig.create();
    rig.clients.holdStops = true;
    const removing = rig.useCases.remove("Toko");
    await rig.stored();

    for (const name of ["Toko", id]) {
      await expect(rig.useCases.read(name)).rejects.toMatchObject({ code: "account_not_found" });
      await expect(rig.useCases.start(name)).rejects.toMatchObject({ code: "account_not_found" });
    }
    await expect(rig.useCases.remove("Toko")).rejects.toMatchObject({ code: "account_not_found" });
    await rig.create({ start: false });
    rig.clients.latest(id).letGo();
    await removing;
    expect(await rig.useCases.listIds()).toHaveLength(1);
  });

  it("F11: beside a start ends deleted, whoever comes first", async () => {
    await rig.create({ start: false });

    await Promise.allSettled([rig.useCases.start("Toko"), rig.useCases.remove("Toko"), rig.useCases.start("Toko")]);
    await rig.stored();

    expect(await rig.useCases.listIds()).toEqual([]);
    expect(rig.clients.aliveCount).toBe(0);
  });

  it.each(["its folder goes", "its row goes"])(
    "F47: that ended before %s is finished at the next boot",
    async (step) => {
      const { id } = await rig.create({ start: false });
      const { removeProfile } = rig.browserHost;
      const { erase } = rig.store.accounts;
      const failing = async () => Promise.reject(new Error("the companion ended here"));
      if (step === "its folder goes") rig.browserHost.removeProfile = failing;
      else rig.store.accounts.erase = failing;
      await expect(rig.useCases.remove(id)).rejects.toThrow("the companion ended here");
      rig.browserHost.removeProfile = removeProfile;
      rig.store.accounts.erase = erase;

      await rig.boot().boot();
      await rig.stored();

      expect(await rig.store.accounts.listDeleting()).toEqual([]);
      expect(await rig.useCases.listIds()).toEqual([]);
      expect(rig.removedProfiles.at(-1)).toBe(id);
    },
  );

  it("F47: that a crash cut short is finished at the next boot", async () => {
    const { id } = await rig.create({ start: false });
    await rig.store.accounts.markDeleting(id, "2026-01-25T08:00:00.000Z");

    await rig.boot().boot();
    await rig.stored();

    expect(await rig.store.accounts.listDeleting()).toEqual([]);
    expect(rig.removedProfiles).toEqual([id]);
  });
});
