/** Pause all, and bring back exactly what ran. */
import { beforeEach, describe, expect, it } from "vitest";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
beforeEach(async () => {
  rig = await createAccountsRig({ parallelStarts: 5 });
  await rig.accounts.boot();
});

const named = ({
  results,
}: {
  results: readonly { readonly account?: { readonly clientName: string } | undefined }[];
}) => results.map(({ account }) => account?.clientName);
const read = (name: string) => rig.useCases.read(name);

/** One linked and connected account. */
async function runs(clientName: string, phoneNumber: string): Promise<string> {
  const { id } = await rig.create({ clientName });
  await rig.makeReady(id, phoneNumber);
  return id;
}

describe("pause all", () => {
  it("stops what runs and leaves the rest as it is", async () => {
    await runs("A", "6281");
    await rig.create({ clientName: "B", start: false });
    const before = await read("B");

    const paused = await rig.accounts.batch.pauseAll();
    await rig.stored();

    expect(named(paused)).toEqual(["A"]);
    expect(await read("A")).toMatchObject({
      status: "disconnected",
      reason: "paused",
      isPaused: true,
      isLoggedIn: true,
    });
    expect(await read("B")).toEqual(before);
    expect(rig.clients.aliveCount).toBe(0);
  });

  it("is told with the account", async () => {
    const id = await runs("A", "6281");

    await rig.accounts.batch.pauseAll();
    await rig.stored();

    expect(rig.eventsOf("account.changed").at(-1)).toMatchObject({ id, desired: "stopped", isPaused: true });
    expect(rig.eventsOf("status.stored").at(-1)).toMatchObject({ update: { accountId: id, isPaused: true } });
  });

  it("takes in what waits for a scan or its turn", async () => {
    rig = await createAccountsRig({ parallelStarts: 1 });
    await rig.create({ clientName: "A" });
    await rig.create({ clientName: "B" });

    expect(named(await rig.accounts.batch.pauseAll())).toEqual(["A", "B"]);
  });

  it("leaves alone what gave up by itself", async () => {
    await rig.create({ clientName: "A" });
    rig.clients.latest().report({ kind: "ended", reason: "credentials_lost" });
    await rig.stored();

    expect(named(await rig.accounts.batch.pauseAll())).toEqual([]);
    expect((await read("A")).reason).toBe("credentials_lost");
  });

  it("takes in what is parked, so that it does not come back by itself", async () => {
    rig = await createAccountsRig({ parkAfterMinutes: 5, parkWakeMinutes: 5 });
    await rig.accounts.boot();
    await runs("A", "6281");
    while ((await read("A")).reason !== "parked") {
      rig.clock.advance(60_000);
      await rig.stored();
    }

    expect(named(await rig.accounts.batch.pauseAll())).toEqual(["A"]);
    await rig.stored();
    expect(await read("A")).toMatchObject({ reason: "paused", isPaused: true });
  });
});

describe("resume all", () => {
  it("starts exactly what was paused, once", async () => {
    await runs("A", "6281");
    await runs("B", "6282");
    await rig.useCases.stop("B");
    await rig.accounts.batch.pauseAll();
    await rig.stored();

    const resumed = await rig.accounts.batch.resumeAll();
    await rig.stored();

    expect(named(resumed)).toEqual(["A"]);
    expect(await read("A")).toMatchObject({ status: "loading", desired: "running", isPaused: false });
    expect((await read("B")).desired).toBe("stopped");
    expect(named(await rig.accounts.batch.resumeAll())).toEqual([]);
  });

  it("adds up: what was started between two pauses comes back with the rest", async () => {
    await runs("A", "6281");
    await rig.accounts.batch.pauseAll();
    await runs("B", "6282");
    await rig.accounts.batch.pauseAll();

    expect(named(await rig.accounts.batch.resumeAll())).toEqual(["A", "B"]);
  });

  it("forgets what a person started, stopped, logged out or deleted meanwhile", async () => {
    for (const [index, name] of ["A", "B", "C", "D"].entries()) await runs(name, `628${index}`);
    await rig.accounts.batch.pauseAll();
    await rig.stored();
    await rig.useCases.start("A");
    await rig.useCases.stop("B");
    await rig.useCases.logout("C");
    await rig.useCases.remove("D");

    expect(named(await rig.accounts.batch.resumeAll())).toEqual([]);
    expect((await read("B")).desired).toBe("stopped");
  });

  it("outlives the companion; a paused account does not start by itself at a boot", async () => {
    await runs("A", "6281");
    await rig.useCases.update("A", { autoStart: true });
    await rig.accounts.batch.pauseAll();
    await rig.stored();
    await rig.accounts.shutdown();

    const next = rig.boot();
    await next.boot();
    expect(await read("A")).toMatchObject({ status: "disconnected", isPaused: true });

    expect(named(await next.batch.resumeAll())).toEqual(["A"]);
    expect((await next.useCases.read("A")).status).toBe("loading");
  });

  it("remembers also when the companion is killed before the browsers are gone", async () => {
    await runs("A", "6281");
    await rig.accounts.batch.pauseAll();

    const next = rig.boot();
    await next.boot();

    expect(named(await next.batch.resumeAll())).toEqual(["A"]);
  });
});
