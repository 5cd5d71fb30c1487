/** Accounts fail together: one shared wait, one trial at a time, and no account is blamed. */
import { describe, expect, it } from "vitest";
import { watchForSleep } from "./sleep-watch";
import { createPoolRig, type PoolRig } from "./testing/pool-rig";
import { settle } from "./testing/scripted-clients";

const ids = ["a", "b", "c", "d", "e", "f"];
const firstTrialMs = 15_000;

async function pass(rig: PoolRig, ms: number): Promise<void> {
  rig.clock.advance(ms);
  await settle();
}

/** All run, and none of the tries that `rig` counts has begun yet. */
async function startAll(rig: PoolRig): Promise<void> {
  for (const id of ids) rig.run(id);
  for (const id of ids) {
    await settle();
    rig.makeReady(id);
  }
  await settle();
}

function loseNetwork(rig: PoolRig, lost: readonly string[] = ids): void {
  for (const id of lost) rig.clients.latest(id).report({ kind: "ended", reason: "network" });
}

const launches = (rig: PoolRig) => rig.clients.all.length;

describe("when the network is away for all", () => {
  it("F23: one account at a time tries for all, ever more rarely, and the others wait for it", async () => {
    const rig = createPoolRig();
    await startAll(rig);
    loseNetwork(rig);
    await settle();
    expect(rig.outages).toEqual(["begun"]);

    const trials: number[] = [];
    for (const waitMs of [firstTrialMs, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]) {
      const before = launches(rig);
      await pass(rig, waitMs + 1_000);
      expect(rig.clients.aliveCount).toBe(1);
      trials.push(launches(rig) - before);
      rig.clients.latest().report({ kind: "ended", reason: "network" });
      await settle();
    }

    expect(trials).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(rig.outages).toEqual(["begun"]);
  });

  it("F23: all of them come back through the queue once one of them reaches WhatsApp", async () => {
    const rig = createPoolRig();
    await startAll(rig);
    loseNetwork(rig);
    await settle();
    await pass(rig, firstTrialMs + 1_000);

    rig.makeReady(rig.clients.latest().options.accountId);
    await settle();

    expect(rig.outages).toEqual(["begun", "over"]);
    // The one that tried, and as many as may launch at once.
    expect(rig.clients.aliveCount).toBe(3);
    for (const id of ids) {
      rig.makeReady(id);
      await settle();
    }
    expect(rig.clients.aliveCount).toBe(ids.length);
  });

  it("every waiting account says when the next trial is, also after one has failed", async () => {
    const rig = createPoolRig();
    await startAll(rig);
    loseNetwork(rig);
    await settle();
    const lastWait = (id: string) => {
      const told = rig.reports.filter((one) => one.id === id).at(-1)?.report;
      return told?.kind === "ended" ? told.ending : told?.kind;
    };
    expect(lastWait("f")).toMatchObject({ reason: "network", retryInMs: firstTrialMs + 1_000 });

    await pass(rig, firstTrialMs + 1_000);
    const tried = rig.clients.latest().options.accountId;
    rig.clients.latest().report({ kind: "ended", reason: "network" });
    await settle();

    expect(ids.filter((id) => id !== tried).map(lastWait)).toEqual(
      Array.from({ length: 5 }, () => expect.objectContaining({ status: "disconnected", retryInMs: 31_000 })),
    );
    expect(lastWait(tried)).toMatchObject({ status: "error", reason: "network", retryInMs: 31_000 });
  });

  it("is not assumed when a few of many fail, or when a browser takes all of its accounts along", async () => {
    const rig = createPoolRig();
    await startAll(rig);
    loseNetwork(rig, ["a", "b"]);
    for (const id of ["c", "d", "e"]) rig.clients.latest(id).report({ kind: "ended", reason: "browser_crashed" });
    await settle();

    expect(rig.outages).toEqual([]);
  });

  it("does not keep a person from starting an account, whose success ends it", async () => {
    const rig = createPoolRig();
    await startAll(rig);
    loseNetwork(rig);
    await settle();

    rig.run("c");
    await settle();
    expect(rig.kinds("c").at(-1)).toBe("launching");
    rig.makeReady("c");

    expect(rig.outages).toEqual(["begun", "over"]);
  });

  it("ends when a running account hears from WhatsApp again", async () => {
    const rig = createPoolRig();
    await startAll(rig);
    for (const id of ids) rig.clients.latest(id).report({ kind: "offline" });
    expect(rig.outages).toEqual(["begun"]);

    rig.clients.latest("b").report({ kind: "online" });

    expect(rig.outages).toEqual(["begun", "over"]);
  });

  it("ends by itself when nobody waits for it any more", async () => {
    const rig = createPoolRig();
    await startAll(rig);
    loseNetwork(rig);
    await settle();
    for (const id of ids) rig.halt(id);

    await pass(rig, firstTrialMs + 10_000);

    expect(rig.outages).toEqual(["begun", "over"]);
    expect(rig.outage.nextTryAt).toBeNull();
  });

  it("keeps an account that waited for its turn from launching", async () => {
    const rig = createPoolRig({ parallelStarts: 1 });
    for (const id of ids) rig.run(id, { priority: "automatic" });
    for (const id of ["a", "b", "c"]) {
      await settle();
      rig.clients.latest(id).report({ kind: "ended", reason: "network" });
    }
    await settle();

    expect(rig.outages).toEqual(["begun"]);
    expect(rig.clients.all.map(({ options }) => options.accountId)).toEqual(["a", "b", "c"]);
    expect(rig.kinds("f").at(-1)).toBe("ended");
  });
});

describe("after the machine slept", () => {
  it("what stopped answering meanwhile counts towards no crash loop", async () => {
    const rig = createPoolRig();
    await startAll(rig);

    for (let slept = 0; slept < 8; slept += 1) {
      rig.outage.noteSleep();
      rig.clients.latest("a").report({ kind: "ended", reason: "unresponsive" });
      await settle();
      await pass(rig, firstTrialMs + 1_000);
      rig.makeReady("a");
      await settle();
    }

    expect(rig.outages).toEqual([]);
    expect(rig.endings().map(({ reason }) => reason)).toEqual(Array.from({ length: 8 }, () => "unresponsive"));
    expect(rig.endings().every(({ attempt }) => attempt === 1)).toBe(true);
  });

  it.each([
    ["the wall clock ran on by an hour", 3_600_000, 1],
    ["the clock was put back", -3_600_000, 0],
    ["the machine was only busy", 20_000, 0],
  ])("is noticed or not: %s", async (_what, aheadMs, times) => {
    const { clock } = createPoolRig();
    const slept: number[] = [];
    const end = watchForSleep(clock, (ms) => slept.push(ms));
    clock.advance(12_000);
    await settle();

    clock.set(new Date(clock.now() + aheadMs).toISOString());
    for (let turn = 0; turn < 4; turn += 1) {
      clock.advance(5_000);
      await settle();
    }
    end();

    expect(slept).toHaveLength(times);
  });
});
