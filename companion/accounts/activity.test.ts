/** What happened to an account can be read back, page by page, with what was asked of it in vain. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { keptFailures } from "#shared/activity-limits";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
beforeEach(async () => {
  rig = await createAccountsRig();
  await rig.create();
  await rig.makeReady();
});

it("tells every status from the newest to the first start", async () => {
  const { entries, nextBefore } = await rig.useCases.activity("toko", {});

  expect(entries.map(({ status }) => status)).toEqual(["ready", "authenticated", "loading"]);
  expect(nextBefore).toBeNull();
});

it("goes on where a page ended", async () => {
  const all = (await rig.useCases.activity("toko", {})).entries;

  const first = await rig.useCases.activity("toko", { limit: 2 });
  const rest = await rig.useCases.activity("toko", { limit: 2, before: first.nextBefore ?? 0 });

  expect([...first.entries, ...rest.entries]).toEqual(all);
  expect(rest.nextBefore).toBeNull();
});

it("knows nothing of other accounts", async () => {
  await rig.useCases.create({ clientName: "lain", method: "qr", start: false });

  const { entries } = await rig.useCases.activity("lain", {});

  expect(entries).toEqual([]);
});

describe("a command that failed", () => {
  const askInVain = () => rig.useCases.syncHistory("toko").catch(() => {});
  const failures = async (page = {}) => (await rig.useCases.activity("toko", page)).failures;

  beforeEach(async () => {
    await rig.useCases.stop("toko");
    await rig.stored();
  });

  it("is told with its code and its time, whether it was asked alone or among many", async () => {
    const { id } = await rig.useCases.read("toko");
    await expect(rig.useCases.pairingCode("toko", "6281234500001")).rejects.toMatchObject({ code: "not_linking" });
    rig.clock.advance(1_000);
    vi.spyOn(rig.store.accounts, "saveSettings").mockRejectedValueOnce(new Error("disk"));
    await rig.accounts.batch.updateSettings([id, "nobody"], { autoStart: true });

    expect(await failures()).toEqual([
      { id: 2, afterRev: expect.any(Number), command: "update", code: "internal", at: "2026-01-25T08:00:01.000Z" },
      {
        id: 1,
        afterRev: expect.any(Number),
        command: "pairingCode",
        code: "not_linking",
        at: "2026-01-25T08:00:00.000Z",
      },
    ]);
  });

  it("stands on the page of the time it belongs to, and on no other", async () => {
    await askInVain();
    await rig.useCases.start("toko");
    await rig.makeReady();
    vi.spyOn(rig.store.accounts, "saveSettings").mockResolvedValueOnce("name_taken");
    await rig.useCases.update("toko", { clientName: "Kasir" }).catch(() => {});

    const newest = await rig.useCases.activity("toko", { limit: 2 });
    const older = await rig.useCases.activity("toko", { before: newest.nextBefore ?? 0 });

    expect(newest.failures.map(({ command }) => command)).toEqual(["update"]);
    expect(older.failures.map(({ command }) => command)).toEqual(["syncHistory"]);
  });

  it("is not told when nothing but a word was wrong", async () => {
    await rig.useCases.start("toko", { method: "pairing" }).catch(() => {});

    expect(await failures()).toEqual([]);
  });

  it("is kept in bounded number, the newest ones", async () => {
    const { id } = await rig.useCases.read("toko");
    const failure = { command: "start", code: "draining", at: "2026-01-25T08:00:00.000Z" } as const;
    for (let asked = 0; asked < keptFailures + 3; asked += 1) await rig.store.failures.save(id, failure);

    const kept = await failures();
    expect(kept).toHaveLength(keptFailures);
    expect(kept[0]?.id).toBe(keptFailures + 3);
  });

  it("goes with its account, and does not hide the error when it cannot be noted", async () => {
    const { id } = await rig.useCases.read("toko");
    vi.spyOn(rig.store.failures, "save").mockRejectedValueOnce(new Error("disk"));
    await expect(rig.useCases.syncHistory("toko")).rejects.toMatchObject({ name: "AppError" });
    await askInVain();

    await rig.useCases.remove("toko");

    expect(await rig.store.failures.list(id, { from: 0, before: null })).toEqual([]);
  });
});
