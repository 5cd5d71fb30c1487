/** Work that needs the browser gone: logout and delete. */
import { beforeEach, describe, expect, it } from "vitest";
import { createPoolRig, type PoolRig } from "./testing/pool-rig";
import { settle } from "./testing/scripted-clients";

let rig: PoolRig;
beforeEach(() => {
  rig = createPoolRig();
});

describe("a chore", () => {
  it("runs when the process is gone and the phone was told, before any later start", async () => {
    const steps: string[] = [];
    rig.run("a");
    rig.makeReady();
    const told = rig.pool.endFor("a", rig.stopped("a", "logged_out"), {
      tellPhone: true,
      run: async () => {
        steps.push(`alive ${rig.clients.aliveCount}, clients ${rig.clients.all.length}`);
        await settle();
      },
    });
    rig.run("a");

    expect(await told).toBe(true);
    await settle();
    expect(steps).toEqual(["alive 0, clients 1"]);
    expect(rig.clients.all[0]?.calls).toEqual(["start", "logout", "stop"]);
    expect(rig.clients.all).toHaveLength(2);
  });

  it("does not wait longer than ten seconds for the phone", async () => {
    rig.clients.phoneAnswers = false;
    rig.run("a");
    rig.makeReady();
    const told = rig.pool.endFor("a", rig.stopped("a", "logged_out"), { tellPhone: true, run: async () => {} });
    await settle();
    rig.clock.advance(10_000);

    expect(await told).toBe(false);
    expect(rig.clients.aliveCount).toBe(0);
  });

  it("does not bother the phone for an account that was never linked", async () => {
    rig.run("a");
    rig.clients.latest().report({ kind: "qr", text: "one" });

    expect(await rig.pool.endFor("a", rig.stopped("a", "logged_out"), { tellPhone: true, run: async () => {} })).toBe(
      false,
    );
    expect(rig.clients.latest().calls).toEqual(["start", "stop"]);
  });

  it("that fails says so to whoever asked, and the account goes on", async () => {
    const failing = rig.pool.endFor("a", rig.stopped("a", "logged_out"), {
      tellPhone: false,
      run: () => Promise.reject(new Error("no")),
    });

    await expect(failing).rejects.toThrow("no");
    rig.run("a");
    await settle();
    expect(rig.kinds()).toEqual(["stopped", "launching"]);
  });
});
