/** Waiting for what was wished: until it is so, until time is up, or until it cannot be any more. */
import { beforeEach, describe, expect, it } from "vitest";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
beforeEach(async () => {
  rig = await createAccountsRig();
});

describe("waiting", () => {
  it("for ready ends when it is reached", async () => {
    await rig.create();
    const waiting = rig.useCases.waitFor("Toko", "ready", 60_000);
    await rig.makeReady();

    expect(await waiting).toMatchObject({ reached: true, account: { status: "ready" } });
  });

  it("for stopped ends when the process is gone", async () => {
    await rig.create();
    rig.clients.holdStops = true;
    await rig.useCases.stop("Toko");
    const waiting = rig.useCases.waitFor("Toko", "stopped", 10_000);
    await rig.stored();
    rig.clients.latest().letGo();

    expect(await waiting).toMatchObject({ reached: true, account: { reason: "stopped" } });
  });

  it("ends when the time is up", async () => {
    await rig.create();
    const waiting = rig.useCases.waitFor("Toko", "ready", 1_000);
    await rig.stored();
    rig.clock.advance(1_000);

    expect(await waiting).toMatchObject({ reached: false, account: { status: "loading" } });
  });

  it("ends early when nothing more will happen by itself", async () => {
    await rig.create();
    const waiting = rig.useCases.waitFor("Toko", "ready", 60_000);
    rig.clients.latest().report({ kind: "ended", reason: "browser_missing" });

    expect(await waiting).toMatchObject({ reached: false, account: { reason: "browser_missing" } });
  });

  it("ends with the account", async () => {
    await rig.create();
    const waiting = rig.useCases.waitFor("Toko", "ready", 60_000);
    const refused = expect(waiting).rejects.toMatchObject({ code: "account_not_found" });
    await rig.useCases.remove("Toko");

    await refused;
  });
});
