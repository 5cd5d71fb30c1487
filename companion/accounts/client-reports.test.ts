/** What clients report, down to the stored row and the told event. */
import { beforeEach, describe, expect, it } from "vitest";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
beforeEach(async () => {
  rig = await createAccountsRig();
});

const told = () => rig.eventsOf("status.stored").map(({ update }) => [update.status, update.reason]);

describe("what a client reports", () => {
  it("F8: late, after a stop, changes nothing", async () => {
    await rig.create();
    const old = rig.clients.latest();
    await rig.useCases.stop("Toko");
    old.report({ kind: "ready", phoneNumber: "628", pushName: null });
    await rig.stored();

    expect(await rig.useCases.read("Toko")).toMatchObject({ status: "disconnected", isLoggedIn: false });
  });

  it("F22: about its connection goes back and forth in one epoch", async () => {
    await rig.create();
    await rig.makeReady();
    rig.clients.latest().report({ kind: "offline" });
    rig.clients.latest().report({ kind: "online" });
    await rig.stored();

    expect(told().slice(-2)).toEqual([
      ["disconnected", "whatsapp_offline"],
      ["ready", null],
    ]);
    expect(new Set(rig.eventsOf("status.stored").map(({ update }) => update.epoch)).size).toBe(1);
  });

  it("F21, F22: that flips a thousand times in a burst is told each time, in order, and the next command is done", {
    timeout: 90_000,
  }, async () => {
    await rig.create();
    await rig.makeReady();
    const before = told().length;
    const { rev } = await rig.useCases.read("Toko");
    for (let flip = 0; flip < 500; flip += 1) {
      rig.clients.latest().report({ kind: "offline" });
      rig.clients.latest().report({ kind: "online" });
    }

    const account = await rig.useCases.stop("Toko");
    await rig.stored();

    const flips = told().slice(before, before + 1_000);
    expect(flips.filter((_, index) => index % 2 === 0).every(([status]) => status === "disconnected")).toBe(true);
    expect(flips.filter((_, index) => index % 2 === 1).every(([status]) => status === "ready")).toBe(true);
    const revs = rig.eventsOf("status.stored").map(({ update }) => update.rev);
    expect(revs.slice(before, before + 1_000)).toEqual(Array.from({ length: 1_000 }, (_, index) => rev + 1 + index));
    expect(account.desired).toBe("stopped");
    expect((await rig.useCases.read("Toko")).reason).toBe("stopped");
  });

  it("about its battery is shown and told", async () => {
    await rig.create();
    await rig.makeReady();
    rig.clients.latest().report({ kind: "battery", percent: 80 });
    await rig.stored();

    expect((await rig.useCases.read("Toko")).battery).toBe(80);
    expect(rig.eventsOf("account.changed").at(-1)?.battery).toBe(80);
  });

  it("as a logout on the phone ends the link and starts nothing by itself", async () => {
    await rig.create();
    await rig.makeReady();
    rig.clients.latest().report({ kind: "ended", reason: "logged_out_on_phone" });
    await rig.stored();
    rig.clock.advance(3_600_000);
    await rig.stored();

    expect(await rig.useCases.read("Toko")).toMatchObject({
      status: "disconnected",
      reason: "logged_out_on_phone",
      isLoggedIn: false,
      nextRetryAt: null,
    });
    expect(rig.clients.all).toHaveLength(1);
  });

  it("as a logout is not believed with the credentials: they stay, and a start may find the link alive", async () => {
    await rig.create();
    await rig.makeReady();
    rig.clients.latest().report({ kind: "ended", reason: "logged_out_on_phone" });
    await rig.stored();
    expect(rig.removedProfiles).toEqual([]);

    await rig.useCases.start("Toko");
    await rig.makeReady();

    expect(await rig.useCases.read("Toko")).toMatchObject({ status: "ready", isLoggedIn: true, link: null });
  });

  it("F4: as a crash is followed by a new try under a new epoch", async () => {
    await rig.create();
    await rig.makeReady();
    rig.clients.latest().report({ kind: "ended", reason: "browser_crashed" });
    await rig.stored();
    expect(await rig.useCases.read("Toko")).toMatchObject({ status: "disconnected", attempt: 1, epoch: 1 });

    rig.clock.advance(1_000);
    await rig.stored();
    expect(await rig.useCases.read("Toko")).toMatchObject({
      status: "loading",
      attempt: 1,
      nextRetryAt: null,
      epoch: 2,
    });

    await rig.makeReady();
    expect(await rig.useCases.read("Toko")).toMatchObject({ status: "ready", attempt: 0 });
  });
});
