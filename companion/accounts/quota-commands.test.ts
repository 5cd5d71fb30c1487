/** The daily limit by an account's name: every place that shows the count shows the same, and tells when it changes. */
import { beforeEach, describe, expect, it } from "vitest";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
let id: string;
beforeEach(async () => {
  rig = await createAccountsRig();
  id = (await rig.create({ start: false, dailyLimit: 5 })).id;
});

async function shown(): Promise<number[]> {
  const counts = [(await rig.useCases.read("Toko")).messagesSentToday];
  counts.push(...(await rig.useCases.list({})).accounts.map((account) => account.messagesSentToday));
  await rig.useCases.attach(({ accounts }) => counts.push(...accounts.map((account) => account.messagesSentToday)));
  counts.push((await rig.accounts.quota.read("Toko")).messagesSentToday);
  return counts;
}

describe("the count of today", () => {
  it("is the same in the account, the list, the snapshot and the quota", async () => {
    await rig.accounts.quota.reserve("toko", 3);

    expect(await shown()).toEqual([3, 3, 3, 3]);
  });

  it("is zero everywhere from local midnight on, without anything being run", async () => {
    await rig.accounts.quota.reserve("Toko", 3);
    rig.clock.set("2026-01-25T16:59:59.999Z");
    expect(await shown()).toEqual([3, 3, 3, 3]);

    rig.clock.set("2026-01-25T17:00:00.000Z");

    expect(await shown()).toEqual([0, 0, 0, 0]);
  });

  it("survives a restart of the companion", async () => {
    await rig.accounts.quota.reserve("Toko", 3);
    const restarted = rig.boot();

    expect((await restarted.useCases.read("Toko")).messagesSentToday).toBe(3);
    await expect(restarted.quota.reserve("Toko", 3)).rejects.toMatchObject({ code: "daily_limit" });
  });

  it("is told with every change", async () => {
    const { id: reservation } = await rig.accounts.quota.reserve(id, 2);
    await rig.accounts.quota.reserve(id, 1);
    await rig.accounts.quota.giveBack(id, reservation);
    await rig.useCases.resetMessageCount(id);

    const told = rig.eventsOf("account.changed").map((account) => account.messagesSentToday);
    expect(told.slice(-4)).toEqual([2, 3, 1, 0]);
  });

  it("is told as zero soon after midnight, for those that counted something", async () => {
    await rig.create({ clientName: "Diam", start: false });
    const { id: gone } = await rig.create({ clientName: "Pergi", start: false });
    await rig.accounts.quota.reserve(gone, 1);
    await rig.accounts.quota.reserve(id, 3);
    await rig.accounts.boot();
    await rig.useCases.remove(gone);
    rig.clock.set("2026-01-25T17:00:00.000Z");
    const before = rig.eventsOf("account.changed").length;

    rig.clock.advance(30_000);
    await rig.stored();
    rig.clock.advance(60_000);
    await rig.stored();

    const told = rig.eventsOf("account.changed").slice(before);
    expect(told.map(({ clientName, messagesSentToday }) => [clientName, messagesSentToday])).toEqual([["Toko", 0]]);
  });

  it("goes with its account", async () => {
    await rig.accounts.quota.reserve("Toko", 3);
    await rig.useCases.remove("Toko");

    await expect(rig.accounts.quota.read("Toko")).rejects.toMatchObject({ code: "account_not_found" });
    expect(await rig.store.quota.usage(id, "2026-01-01")).toEqual([]);
  });
});
