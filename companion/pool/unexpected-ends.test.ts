/** What the pool does when clients end, lose their connection or take too long. */
import { beforeEach, describe, expect, it } from "vitest";
import { createPoolRig, type PoolRig } from "./testing/pool-rig";
import { settle } from "./testing/scripted-clients";

let rig: PoolRig;
beforeEach(() => {
  rig = createPoolRig();
});

describe("an unexpected end", () => {
  it("is tried again after a pause under a new epoch, without a QR for an account that was linked", async () => {
    rig.run("a");
    rig.makeReady();
    rig.clients.latest().report({ kind: "ended", reason: "browser_crashed" });
    await settle();
    expect(rig.endings()).toEqual([
      { status: "disconnected", reason: "browser_crashed", attempt: 1, retryInMs: 1_000, isUnlinked: false },
    ]);
    expect(rig.pool.activityOf("a")).toBe("retrying");

    rig.clock.advance(1_000);
    await settle();

    expect(rig.reports.at(-1)).toEqual({ id: "a", epoch: 2, report: { kind: "launching" } });
    expect(rig.clients.latest().options.mayLink).toBe(false);
  });

  it("before the first link is tried again with a QR", async () => {
    rig.run("a");
    rig.clients.latest().report({ kind: "ended", reason: "network" });
    await settle();
    rig.clock.advance(1_000);
    await settle();

    expect(rig.endings()[0]).toMatchObject({ status: "error", reason: "network" });
    expect(rig.clients.latest().options.mayLink).toBe(true);
  });

  it.each(["logged_out_on_phone", "credentials_lost", "link_expired", "conflict", "browser_missing"] as const)(
    "with reason %s waits for a person",
    async (reason) => {
      rig.run("a");
      rig.makeReady();
      rig.clients.latest().report({ kind: "ended", reason });
      await settle();
      rig.clock.advance(3_600_000);
      await settle();

      expect(rig.endings()).toMatchObject([{ reason, retryInMs: null }]);
      expect([rig.clients.all.length, rig.pool.activityOf("a")]).toEqual([1, "idle"]);
    },
  );

  it("F24: gives up after five restarts in ten minutes, until a person starts it", async () => {
    rig.run("a");
    for (let crash = 0; crash < 6; crash += 1) {
      rig.clients.latest().report({ kind: "ended", reason: "browser_crashed" });
      await settle();
      rig.clock.advance(60_000);
      await settle();
    }
    expect(rig.endings().map(({ reason }) => reason)).toEqual([...Array(5).fill("browser_crashed"), "crash_loop"]);
    expect([rig.clients.all.length, rig.endings().at(-1)?.status]).toEqual([6, "error"]);

    rig.run("a");
    rig.clients.latest().report({ kind: "ended", reason: "browser_crashed" });

    expect(rig.endings().at(-1)).toMatchObject({ reason: "browser_crashed", attempt: 1 });
  });

  it("F24: that leads to a crash loop holds up no other account, neither one that runs nor one that starts", async () => {
    rig.run("b");
    rig.makeReady("b");
    rig.run("a");
    for (let crash = 0; crash < 6; crash += 1) {
      rig.clients.latest("a").report({ kind: "ended", reason: "browser_crashed" });
      await settle();
      rig.clock.advance(60_000);
      await settle();
    }
    expect(rig.endings().at(-1)?.reason).toBe("crash_loop");

    rig.run("c");
    rig.makeReady("c");

    expect([rig.kinds("b"), rig.kinds("c")]).toEqual([
      ["launching", "authenticated", "ready"],
      ["launching", "authenticated", "ready"],
    ]);
    expect(rig.outages).toEqual([]);
  });

  it("without network never counts as a crash loop", async () => {
    rig.run("a");
    for (let tries = 0; tries < 8; tries += 1) {
      rig.clients.latest().report({ kind: "ended", reason: "network" });
      await settle();
      rig.clock.advance(300_000);
      await settle();
    }

    expect(rig.endings().map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(rig.clients.all).toHaveLength(9);
  });

  it("counts from one again after ten minutes of ready", async () => {
    rig.run("a");
    rig.makeReady();
    rig.clients.latest().report({ kind: "ended", reason: "unresponsive" });
    await settle();
    rig.clock.advance(1_000);
    await settle();
    rig.makeReady();
    rig.clock.advance(600_000);
    rig.clients.latest().report({ kind: "ended", reason: "unresponsive" });

    expect(rig.endings().map(({ attempt }) => attempt)).toEqual([1, 1]);
  });

  it("is not tried again when something else was wished meanwhile", async () => {
    rig.run("a");
    rig.clients.latest().report({ kind: "ended", reason: "browser_crashed" });
    await settle();
    rig.halt("a");
    await settle();
    rig.clock.advance(300_000);
    await settle();

    expect(rig.kinds()).toEqual(["launching", "ended", "stopped"]);
    expect(rig.clients.all).toHaveLength(1);
  });

  it("keeps trying when the database has no epoch to give for a while", async () => {
    let isLocked = true;
    rig = createPoolRig({
      raiseEpoch: async (_, epoch) => {
        if (isLocked) throw new Error("locked");
        return epoch + 1;
      },
    });
    rig.run("a");
    rig.clients.latest().report({ kind: "ended", reason: "browser_crashed" });
    await settle();
    rig.clock.advance(1_000);
    await settle();
    expect([rig.clients.all.length, rig.pool.activityOf("a")]).toEqual([1, "retrying"]);

    isLocked = false;
    rig.clock.advance(5_000);
    await settle();

    expect(rig.clients.all).toHaveLength(2);
  });

  it("launches the next client only when the old process is gone", async () => {
    rig.run("a");
    rig.clients.holdStops = true;
    rig.clients.latest().report({ kind: "ended", reason: "browser_crashed" });
    await settle();
    rig.clock.advance(1_000);
    await settle();
    expect(rig.clients.all).toHaveLength(1);

    rig.clients.latest().letGo();
    await settle();

    expect([rig.clients.all.length, rig.clients.mostAlive]).toEqual([2, 1]);
  });
});

describe("a connection that comes and goes", () => {
  it("F22: is reported in the same epoch without a new client", () => {
    rig.run("a");
    rig.makeReady();
    rig.clients.latest().report({ kind: "offline" });
    expect(rig.pool.readyClientOf("a")).toBeNull();
    rig.clients.latest().report({ kind: "online" });

    expect(rig.kinds().slice(-3)).toEqual(["ready", "offline", "online"]);
    expect(rig.clients.all).toHaveLength(1);
  });

  it("and then ends for good stays disconnected whatever the reason", () => {
    rig.run("a");
    rig.makeReady();
    rig.clients.latest().report({ kind: "offline" });
    rig.clients.latest().report({ kind: "ended", reason: "disk_full" });

    expect(rig.endings()).toMatchObject([{ status: "disconnected", reason: "disk_full" }]);
  });
});

describe("a deadline", () => {
  it("F16: ends a client that never shows anything", async () => {
    rig.run("a");
    rig.clock.advance(60_000);
    await settle();

    expect(rig.endings()).toMatchObject([{ status: "error", reason: "load_timeout", attempt: 1 }]);
    expect(rig.clients.latest().calls).toContain("stop");
  });

  it("F17: ends a client that is never ready, counted from the last progress of its sync", async () => {
    rig.run("a");
    rig.clients.latest().report({ kind: "authenticated" });
    rig.clock.advance(119_000);
    rig.clients.latest().report({ kind: "syncing", percent: 40 });
    rig.clock.advance(119_000);
    rig.clients.latest().report({ kind: "syncing", percent: 40 });
    expect(rig.endings()).toEqual([]);

    rig.clock.advance(1_000);

    expect(rig.endings()).toMatchObject([{ status: "error", reason: "ready_timeout" }]);
  });

  it("F18: ends a client whose last QR nobody scanned", async () => {
    rig.run("a");
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      rig.clients.latest().report({ kind: "qr", text: `qr ${attempt}` });
      rig.clock.advance(attempt === 1 ? 60_000 : 20_000);
    }
    await settle();

    expect(rig.endings()).toMatchObject([{ status: "disconnected", reason: "link_expired", retryInMs: null }]);
    expect([rig.clients.aliveCount, rig.pool.activityOf("a")]).toEqual([0, "idle"]);
  });
});
