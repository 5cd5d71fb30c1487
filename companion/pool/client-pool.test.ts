/** Starts, stops and the shutdown of the pool. */
import { beforeEach, describe, expect, it } from "vitest";
import { createPoolRig, type PoolRig } from "./testing/pool-rig";
import { settle } from "./testing/scripted-clients";

let rig: PoolRig;
beforeEach(() => {
  rig = createPoolRig();
});

describe("a start", () => {
  it("launches at once while there is room, and waits its turn when there is none", () => {
    rig.run("a");
    rig.run("b");
    rig.run("c");

    expect([rig.kinds("a"), rig.kinds("b"), rig.kinds("c")]).toEqual([["launching"], ["launching"], ["queued"]]);
    expect(rig.pool.activityOf("c")).toBe("queued");
  });

  it("makes room for the next as soon as it waits for the phone", async () => {
    for (const id of ["a", "b", "c"]) rig.run(id);

    rig.clients.latest("a").report({ kind: "qr", text: "one" });
    await settle();

    expect(rig.kinds("c")).toEqual(["queued", "launching"]);
  });

  it("waits while as many run as may, until one of them is gone", async () => {
    const most = { admits: ({ running }: { running: number }) => running < 2, watch: () => {} };
    rig = createPoolRig({ startGate: most });
    for (const id of ["a", "b", "c"]) rig.run(id);
    for (const id of ["a", "b"]) rig.makeReady(id);
    await settle();
    expect(rig.kinds("c")).toEqual(["queued"]);

    rig.halt("a");
    await settle();

    expect(rig.kinds("c")).toEqual(["queued", "launching"]);
  });

  it("waits as well when another was halted before it could launch", async () => {
    const most = { admits: ({ running }: { running: number }) => running < 1, watch: () => {} };
    rig = createPoolRig({ startGate: most });
    for (const id of ["a", "b", "c"]) rig.run(id);

    rig.halt("b");
    rig.clients.latest("a").report({ kind: "ended", reason: "browser_missing" });
    await settle();

    expect([rig.kinds("b"), rig.kinds("c")]).toEqual([
      ["queued", "stopped"],
      ["queued", "launching"],
    ]);
  });

  it("of a person goes before those of the boot", async () => {
    for (const id of ["a", "b"]) rig.run(id);
    rig.run("late", { priority: "automatic" });
    rig.run("click");

    rig.clients.latest("a").report({ kind: "ended", reason: "browser_missing" });
    await settle();

    expect([rig.kinds("click"), rig.kinds("late")]).toEqual([["queued", "launching"], ["queued"]]);
  });

  it("reports every stage up to ready under the epoch of its wish", () => {
    rig.run("a");
    rig.clients.latest().report({ kind: "qr", text: "one" });
    rig.makeReady();

    expect(rig.kinds()).toEqual(["launching", "challenge", "authenticated", "ready"]);
    expect(rig.reports.every(({ epoch }) => epoch === 1)).toBe(true);
    expect(rig.pool.readyClientOf("a")).not.toBeNull();
  });

  it("F19: counts as authenticated when the library reports ready alone", () => {
    rig.run("a");
    rig.clients.latest().report({ kind: "ready", phoneNumber: "628", pushName: null });
    rig.clients.latest().report({ kind: "authenticated" });

    expect(rig.kinds()).toEqual(["launching", "authenticated", "ready"]);
  });

  it("with another method ends the client that waits for a QR before the next one is launched", async () => {
    rig.run("a");
    rig.clients.latest().report({ kind: "qr", text: "one" });
    rig.clients.holdStops = true;
    rig.run("a", { link: { method: "pairing", phoneNumber: "628" } });
    await settle();
    expect(rig.clients.all).toHaveLength(1);

    rig.clients.latest().letGo();
    await settle();

    expect(rig.kinds()).toEqual(["launching", "challenge", "queued", "launching"]);
    expect(rig.clients.latest().options.link).toEqual({ method: "pairing", phoneNumber: "628" });
    expect(rig.clients.mostAlive).toBe(1);
  });
});

describe("a client that cannot even be made", () => {
  it("is an ending like any other and holds no one up", async () => {
    let isBroken = true;
    rig = createPoolRig({
      parallelStarts: 1,
      clients: (options, report) => {
        if (isBroken) throw new Error("no library");
        return rig.clients.factory(options, report);
      },
    });
    rig.run("a");
    expect(rig.endings()).toMatchObject([{ status: "error", reason: "internal", attempt: 1 }]);

    isBroken = false;
    rig.run("b");

    expect(rig.kinds("b")).toEqual(["launching"]);
  });
});

describe("a stop", () => {
  it("is reported when the process is gone, not before", async () => {
    rig.run("a");
    rig.makeReady();
    rig.clients.holdStops = true;
    rig.halt("a");
    await settle();
    expect([rig.lastReport()?.kind, rig.pool.activityOf("a")]).toEqual(["ready", "ending"]);

    rig.clients.latest().letGo();
    await settle();

    expect(rig.lastReport()).toEqual({ kind: "stopped", reason: "stopped" });
    expect(rig.pool.activityOf("a")).toBe("idle");
  });

  it("ends a client that is still launching", async () => {
    rig.run("a");
    rig.halt("a");
    await settle();

    expect(rig.kinds()).toEqual(["launching", "stopped"]);
    expect(rig.clients.aliveCount).toBe(0);
  });

  it("takes a waiting start out of the queue without launching it", async () => {
    for (const id of ["a", "b", "c"]) rig.run(id);
    rig.halt("c");
    await settle();
    rig.halt("a");
    await settle();

    expect(rig.kinds("c")).toEqual(["queued", "stopped"]);
    expect(rig.clients.all.map((one) => one.options.accountId)).toEqual(["a", "b"]);
  });

  it("F8: drops whatever the old client still says", async () => {
    rig.run("a");
    const old = rig.clients.latest();
    rig.halt("a");
    old.report({ kind: "ready", phoneNumber: "628", pushName: null });
    await settle();
    old.report({ kind: "ended", reason: "browser_crashed" });

    expect(rig.kinds()).toEqual(["launching", "stopped"]);
  });

  it("F9: does not take a late logout in the old page for one in the new", async () => {
    rig.run("a");
    const old = rig.clients.latest();
    rig.makeReady();
    rig.halt("a");
    rig.run("a", { isLinked: true });
    await settle();
    rig.makeReady();
    old.report({ kind: "ended", reason: "logged_out_on_phone" });
    await settle();

    expect(rig.lastReport()).toMatchObject({ kind: "ready" });
    expect(rig.endings()).toEqual([]);
    expect(rig.clients.latest()).not.toBe(old);
    expect(rig.clients.latest().isAlive).toBe(true);
  });

  it("that takes too long is reported as overdue, and no other client is launched meanwhile", async () => {
    rig.run("a");
    rig.clients.holdStops = true;
    rig.halt("a");
    rig.run("a");
    await settle();
    rig.clock.advance(15_000);

    expect(rig.lastReport()).toEqual({ kind: "stop_overdue" });
    expect(rig.clients.all).toHaveLength(1);
  });
});

describe("start and stop fifty times within a second", () => {
  it.each([
    ["start", true],
    ["stop", false],
  ])("F10: ends as last wished: %s", async (_, endsRunning) => {
    for (let turn = 0; turn < 50; turn += 1) {
      rig.run("a");
      if (turn % 7 === 0) await settle();
      rig.halt("a");
      if (turn % 5 === 0) await settle();
    }
    if (endsRunning) rig.run("a");
    await settle();

    expect([rig.clients.mostAlive, rig.clients.aliveCount]).toEqual([1, endsRunning ? 1 : 0]);
    expect(rig.lastReport()?.kind).toBe(endsRunning ? "launching" : "stopped");
  });
});

describe("the shutdown", () => {
  it("stops what runs, waits or would retry, and launches nothing more", async () => {
    for (const id of ["a", "b", "c"]) rig.run(id);
    rig.makeReady("a");
    await settle();
    rig.clients.latest("b").report({ kind: "ended", reason: "browser_crashed" });
    rig.run("d");
    rig.run("e");
    await settle();
    const before = rig.clients.all.length;

    await rig.pool.shutdown();
    rig.clock.advance(600_000);
    await settle();

    expect([rig.clients.aliveCount, rig.clients.all.length]).toEqual([0, before]);
    for (const id of ["a", "b", "c", "d", "e"]) expect(rig.kinds(id).at(-1)).toBe("stopped");
    expect(rig.lastReport()).toEqual({ kind: "stopped", reason: "server_restart" });
  });

  it("leaves accounts alone that do not run", async () => {
    rig.run("a");
    rig.clients.latest().report({ kind: "ended", reason: "logged_out_on_phone" });
    await settle();

    await rig.pool.shutdown();

    expect(rig.kinds()).toEqual(["launching", "ended"]);
  });
});
