/** The pool with scripted clients and a clock that stands still until told. */
import { beforeEach, describe, expect, it } from "vitest";
import { silentLog } from "../diagnostics/log";
import { createTestClock, type TestClock } from "../testing/test-clock";
import { type ClientPool, type ClientPoolOptions, createClientPool } from "./client-pool";
import type { PoolReport } from "./pool-report";
import { createScriptedClients, type ScriptedClients, settle } from "./testing/scripted-clients";
import type { RunningWish, StoppedWish } from "./wish";

let clock: TestClock;
let clients: ScriptedClients;
let reports: { id: string; epoch: number; report: PoolReport }[];
let epochs: Map<string, number>;
let pool: ClientPool;

function build(options: Partial<ClientPoolOptions> = {}): ClientPool {
  return createClientPool({
    clients: clients.factory,
    clock,
    random: () => 0.5,
    log: silentLog,
    sink: (id, epoch, report) => void reports.push({ id, epoch, report }),
    raiseEpoch: async (id, epoch) => {
      if (epochs.get(id) !== epoch) return null;
      epochs.set(id, epoch + 1);
      return epoch + 1;
    },
    parallelStarts: 2,
    ...options,
  });
}

beforeEach(() => {
  clock = createTestClock();
  clients = createScriptedClients();
  reports = [];
  epochs = new Map();
  pool = build();
});

function nextEpoch(id: string): number {
  const epoch = (epochs.get(id) ?? 0) + 1;
  epochs.set(id, epoch);
  return epoch;
}
const run = (id: string, more: Partial<RunningWish> = {}) =>
  pool.want(id, {
    state: "running",
    epoch: nextEpoch(id),
    link: { method: "qr" },
    isLinked: false,
    priority: "person",
    ...more,
  });
const halt = (id: string, more: Partial<StoppedWish> = {}) =>
  pool.want(id, { state: "stopped", epoch: nextEpoch(id), reason: "stopped", ...more });
const kinds = (id = "a") => reports.filter((one) => one.id === id).map((one) => one.report.kind);
const lastReport = () => reports.at(-1)?.report;
const endings = () => reports.flatMap(({ report }) => (report.kind === "ended" ? [report.ending] : []));
function makeReady(id = "a"): void {
  clients.latest(id).report({ kind: "authenticated" });
  clients.latest(id).report({ kind: "ready", phoneNumber: "628", pushName: null });
}

describe("a start", () => {
  it("launches at once while there is room, and waits its turn when there is none", () => {
    run("a");
    run("b");
    run("c");

    expect([kinds("a"), kinds("b"), kinds("c")]).toEqual([["launching"], ["launching"], ["queued"]]);
    expect(pool.activityOf("c")).toBe("queued");
  });

  it("makes room for the next as soon as it waits for the phone", async () => {
    for (const id of ["a", "b", "c"]) run(id);

    clients.latest("a").report({ kind: "qr", text: "one" });
    await settle();

    expect(kinds("c")).toEqual(["queued", "launching"]);
  });

  it("of a person goes before those of the boot", async () => {
    for (const id of ["a", "b"]) run(id);
    run("late", { priority: "automatic" });
    run("click");

    clients.latest("a").report({ kind: "ended", reason: "browser_missing" });
    await settle();

    expect([kinds("click"), kinds("late")]).toEqual([["queued", "launching"], ["queued"]]);
  });

  it("reports every stage up to ready under the epoch of its wish", () => {
    run("a");
    clients.latest().report({ kind: "qr", text: "one" });
    makeReady();

    expect(kinds()).toEqual(["launching", "challenge", "authenticated", "ready"]);
    expect(reports.every(({ epoch }) => epoch === 1)).toBe(true);
    expect(pool.readyClientOf("a")).not.toBeNull();
  });

  it("counts as authenticated when the library reports ready alone", () => {
    run("a");
    clients.latest().report({ kind: "ready", phoneNumber: "628", pushName: null });
    clients.latest().report({ kind: "authenticated" });

    expect(kinds()).toEqual(["launching", "authenticated", "ready"]);
  });

  it("with another method ends the client that waits for a QR before the next one is launched", async () => {
    run("a");
    clients.latest().report({ kind: "qr", text: "one" });
    clients.holdStops = true;
    run("a", { link: { method: "pairing", phoneNumber: "628" } });
    await settle();
    expect(clients.all).toHaveLength(1);

    clients.latest().letGo();
    await settle();

    expect(kinds()).toEqual(["launching", "challenge", "queued", "launching"]);
    expect(clients.latest().options.link).toEqual({ method: "pairing", phoneNumber: "628" });
    expect(clients.mostAlive).toBe(1);
  });
});

describe("a client that cannot even be made", () => {
  it("is an ending like any other and holds no one up", async () => {
    let isBroken = true;
    pool = build({
      parallelStarts: 1,
      clients: (options, report) => {
        if (isBroken) throw new Error("no library");
        return clients.factory(options, report);
      },
    });
    run("a");
    expect(endings()).toMatchObject([{ status: "error", reason: "internal", attempt: 1 }]);

    isBroken = false;
    run("b");

    expect(kinds("b")).toEqual(["launching"]);
  });
});

describe("a stop", () => {
  it("is reported when the process is gone, not before", async () => {
    run("a");
    makeReady();
    clients.holdStops = true;
    halt("a");
    await settle();
    expect([lastReport()?.kind, pool.activityOf("a")]).toEqual(["ready", "ending"]);

    clients.latest().letGo();
    await settle();

    expect(lastReport()).toEqual({ kind: "stopped", reason: "stopped" });
    expect(pool.activityOf("a")).toBe("idle");
  });

  it("ends a client that is still launching", async () => {
    run("a");
    halt("a");
    await settle();

    expect(kinds()).toEqual(["launching", "stopped"]);
    expect(clients.aliveCount).toBe(0);
  });

  it("takes a waiting start out of the queue without launching it", async () => {
    for (const id of ["a", "b", "c"]) run(id);
    halt("c");
    await settle();
    halt("a");
    await settle();

    expect(kinds("c")).toEqual(["queued", "stopped"]);
    expect(clients.all.map((one) => one.options.accountId)).toEqual(["a", "b"]);
  });

  it("drops whatever the old client still says", async () => {
    run("a");
    const old = clients.latest();
    halt("a");
    old.report({ kind: "ready", phoneNumber: "628", pushName: null });
    await settle();
    old.report({ kind: "ended", reason: "browser_crashed" });

    expect(kinds()).toEqual(["launching", "stopped"]);
  });

  it("that takes too long is reported as overdue, and no other client is launched meanwhile", async () => {
    run("a");
    clients.holdStops = true;
    halt("a");
    run("a");
    await settle();
    clock.advance(15_000);

    expect(lastReport()).toEqual({ kind: "stop_overdue" });
    expect(clients.all).toHaveLength(1);
  });
});

describe("an unexpected end", () => {
  it("is tried again after a pause under a new epoch, without a QR for an account that was linked", async () => {
    run("a");
    makeReady();
    clients.latest().report({ kind: "ended", reason: "browser_crashed" });
    await settle();
    expect(endings()).toEqual([
      { status: "disconnected", reason: "browser_crashed", attempt: 1, retryInMs: 1_000, isUnlinked: false },
    ]);
    expect(pool.activityOf("a")).toBe("retrying");

    clock.advance(1_000);
    await settle();

    expect(reports.at(-1)).toEqual({ id: "a", epoch: 2, report: { kind: "launching" } });
    expect(clients.latest().options.mayLink).toBe(false);
  });

  it("before the first link is tried again with a QR", async () => {
    run("a");
    clients.latest().report({ kind: "ended", reason: "network" });
    await settle();
    clock.advance(1_000);
    await settle();

    expect(endings()[0]).toMatchObject({ status: "error", reason: "network" });
    expect(clients.latest().options.mayLink).toBe(true);
  });

  it.each(["logged_out_on_phone", "credentials_lost", "link_expired", "conflict", "browser_missing"] as const)(
    "with reason %s waits for a person",
    async (reason) => {
      run("a");
      makeReady();
      clients.latest().report({ kind: "ended", reason });
      await settle();
      clock.advance(3_600_000);
      await settle();

      expect(endings()).toMatchObject([{ reason, retryInMs: null }]);
      expect([clients.all.length, pool.activityOf("a")]).toEqual([1, "idle"]);
    },
  );

  it("gives up after five restarts in ten minutes, until a person starts it", async () => {
    run("a");
    for (let crash = 0; crash < 6; crash += 1) {
      clients.latest().report({ kind: "ended", reason: "browser_crashed" });
      await settle();
      clock.advance(60_000);
      await settle();
    }
    expect(endings().map(({ reason }) => reason)).toEqual([...Array(5).fill("browser_crashed"), "crash_loop"]);
    expect([clients.all.length, endings().at(-1)?.status]).toEqual([6, "error"]);

    run("a");
    clients.latest().report({ kind: "ended", reason: "browser_crashed" });

    expect(endings().at(-1)).toMatchObject({ reason: "browser_crashed", attempt: 1 });
  });

  it("without network never counts as a crash loop", async () => {
    run("a");
    for (let tries = 0; tries < 8; tries += 1) {
      clients.latest().report({ kind: "ended", reason: "network" });
      await settle();
      clock.advance(300_000);
      await settle();
    }

    expect(endings().map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(clients.all).toHaveLength(9);
  });

  it("counts from one again after ten minutes of ready", async () => {
    run("a");
    makeReady();
    clients.latest().report({ kind: "ended", reason: "unresponsive" });
    await settle();
    clock.advance(1_000);
    await settle();
    makeReady();
    clock.advance(600_000);
    clients.latest().report({ kind: "ended", reason: "unresponsive" });

    expect(endings().map(({ attempt }) => attempt)).toEqual([1, 1]);
  });

  it("is not tried again when something else was wished meanwhile", async () => {
    run("a");
    clients.latest().report({ kind: "ended", reason: "browser_crashed" });
    await settle();
    halt("a");
    await settle();
    clock.advance(300_000);
    await settle();

    expect(kinds()).toEqual(["launching", "ended", "stopped"]);
    expect(clients.all).toHaveLength(1);
  });

  it("keeps trying when the database has no epoch to give for a while", async () => {
    let isLocked = true;
    pool = build({
      raiseEpoch: async (_, epoch) => {
        if (isLocked) throw new Error("locked");
        return epoch + 1;
      },
    });
    run("a");
    clients.latest().report({ kind: "ended", reason: "browser_crashed" });
    await settle();
    clock.advance(1_000);
    await settle();
    expect([clients.all.length, pool.activityOf("a")]).toEqual([1, "retrying"]);

    isLocked = false;
    clock.advance(5_000);
    await settle();

    expect(clients.all).toHaveLength(2);
  });

  it("launches the next client only when the old process is gone", async () => {
    run("a");
    clients.holdStops = true;
    clients.latest().report({ kind: "ended", reason: "browser_crashed" });
    await settle();
    clock.advance(1_000);
    await settle();
    expect(clients.all).toHaveLength(1);

    clients.latest().letGo();
    await settle();

    expect([clients.all.length, clients.mostAlive]).toEqual([2, 1]);
  });
});

describe("a connection that comes and goes", () => {
  it("is reported in the same epoch without a new client", () => {
    run("a");
    makeReady();
    clients.latest().report({ kind: "offline" });
    expect(pool.readyClientOf("a")).toBeNull();
    clients.latest().report({ kind: "online" });

    expect(kinds().slice(-3)).toEqual(["ready", "offline", "online"]);
    expect(clients.all).toHaveLength(1);
  });

  it("and then ends for good stays disconnected whatever the reason", () => {
    run("a");
    makeReady();
    clients.latest().report({ kind: "offline" });
    clients.latest().report({ kind: "ended", reason: "disk_full" });

    expect(endings()).toMatchObject([{ status: "disconnected", reason: "disk_full" }]);
  });
});

describe("a deadline", () => {
  it("ends a client that never shows anything", async () => {
    run("a");
    clock.advance(60_000);
    await settle();

    expect(endings()).toMatchObject([{ status: "error", reason: "load_timeout", attempt: 1 }]);
    expect(clients.latest().calls).toContain("stop");
  });

  it("ends a client that is never ready, counted from the last progress of its sync", async () => {
    run("a");
    clients.latest().report({ kind: "authenticated" });
    clock.advance(119_000);
    clients.latest().report({ kind: "syncing", percent: 40 });
    clock.advance(119_000);
    clients.latest().report({ kind: "syncing", percent: 40 });
    expect(endings()).toEqual([]);

    clock.advance(1_000);

    expect(endings()).toMatchObject([{ status: "error", reason: "ready_timeout" }]);
  });

  it("ends a client whose last QR nobody scanned", async () => {
    run("a");
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      clients.latest().report({ kind: "qr", text: `qr ${attempt}` });
      clock.advance(attempt === 1 ? 60_000 : 20_000);
    }
    await settle();

    expect(endings()).toMatchObject([{ status: "disconnected", reason: "link_expired", retryInMs: null }]);
    expect([clients.aliveCount, pool.activityOf("a")]).toEqual([0, "idle"]);
  });
});

describe("a chore", () => {
  const stopped = (id: string): StoppedWish => ({ state: "stopped", epoch: nextEpoch(id), reason: "logged_out" });

  it("runs when the process is gone and the phone was told, before any later start", async () => {
    const steps: string[] = [];
    run("a");
    makeReady();
    const told = pool.endFor("a", stopped("a"), {
      tellPhone: true,
      run: async () => {
        steps.push(`alive ${clients.aliveCount}, clients ${clients.all.length}`);
        await settle();
      },
    });
    run("a");

    expect(await told).toBe(true);
    await settle();
    expect(steps).toEqual(["alive 0, clients 1"]);
    expect(clients.all[0]?.calls).toEqual(["start", "logout", "stop"]);
    expect(clients.all).toHaveLength(2);
  });

  it("does not wait longer than ten seconds for the phone", async () => {
    clients.phoneAnswers = false;
    run("a");
    makeReady();
    const told = pool.endFor("a", stopped("a"), { tellPhone: true, run: async () => {} });
    await settle();
    clock.advance(10_000);

    expect(await told).toBe(false);
    expect(clients.aliveCount).toBe(0);
  });

  it("does not bother the phone for an account that was never linked", async () => {
    run("a");
    clients.latest().report({ kind: "qr", text: "one" });

    expect(await pool.endFor("a", stopped("a"), { tellPhone: true, run: async () => {} })).toBe(false);
    expect(clients.latest().calls).toEqual(["start", "stop"]);
  });

  it("that fails says so to whoever asked, and the account goes on", async () => {
    const failing = pool.endFor("a", stopped("a"), { tellPhone: false, run: () => Promise.reject(new Error("no")) });

    await expect(failing).rejects.toThrow("no");
    run("a");
    await settle();
    expect(kinds()).toEqual(["stopped", "launching"]);
  });
});

describe("start and stop fifty times within a second", () => {
  it.each([
    ["start", true],
    ["stop", false],
  ])("ends as last wished: %s", async (_, endsRunning) => {
    for (let turn = 0; turn < 50; turn += 1) {
      run("a");
      if (turn % 7 === 0) await settle();
      halt("a");
      if (turn % 5 === 0) await settle();
    }
    if (endsRunning) run("a");
    await settle();

    expect([clients.mostAlive, clients.aliveCount]).toEqual([1, endsRunning ? 1 : 0]);
    expect(lastReport()?.kind).toBe(endsRunning ? "launching" : "stopped");
  });
});

describe("the shutdown", () => {
  it("stops what runs, waits or would retry, and launches nothing more", async () => {
    for (const id of ["a", "b", "c"]) run(id);
    makeReady("a");
    await settle();
    clients.latest("b").report({ kind: "ended", reason: "browser_crashed" });
    run("d");
    run("e");
    await settle();
    const before = clients.all.length;

    await pool.shutdown();
    clock.advance(600_000);
    await settle();

    expect([clients.aliveCount, clients.all.length]).toEqual([0, before]);
    for (const id of ["a", "b", "c", "d", "e"]) expect(kinds(id).at(-1)).toBe("stopped");
    expect(lastReport()).toEqual({ kind: "stopped", reason: "server_restart" });
  });

  it("leaves accounts alone that do not run", async () => {
    run("a");
    clients.latest().report({ kind: "ended", reason: "logged_out_on_phone" });
    await settle();

    await pool.shutdown();

    expect(kinds()).toEqual(["launching", "ended"]);
  });
});
