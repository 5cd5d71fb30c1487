/** Random interleavings of wishes, facts, crashes, slow stops and time: what must hold whatever the order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { silentLog } from "../diagnostics/log";
import { createTestClock } from "../testing/test-clock";
import type { ClientFact } from "../whatsapp/client-port";
import { createClientPool } from "./client-pool";
import { createOutage } from "./outage";
import type { PoolReport } from "./pool-report";
import { createScriptedClients, settle } from "./testing/scripted-clients";

const ids = ["a", "b", "c"] as const;
type Id = (typeof ids)[number];

const facts: readonly ClientFact[] = [
  { kind: "qr", text: "one" },
  { kind: "qr", text: "two" },
  { kind: "code", code: "ABCD1234" },
  { kind: "authenticated" },
  { kind: "ready", phoneNumber: "628", pushName: null },
  { kind: "offline" },
  { kind: "online" },
  { kind: "ended", reason: "browser_crashed" },
  { kind: "ended", reason: "logged_out_on_phone" },
  { kind: "ended", reason: "network" },
];

type Step =
  | { readonly kind: "start" | "stop" | "logout"; readonly id: Id }
  | { readonly kind: "fact"; readonly client: number; readonly fact: ClientFact }
  | { readonly kind: "let go" | "settle" }
  | { readonly kind: "wait"; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom("start", "stop", "logout"), id: fc.constantFrom(...ids) }),
  fc.record({ kind: fc.constant("fact"), client: fc.nat(9), fact: fc.constantFrom(...facts) }),
  fc.record({ kind: fc.constantFrom("let go", "settle") }),
  fc.record({ kind: fc.constant("wait"), ms: fc.constantFrom(500, 15_000, 70_000, 300_000) }),
) as fc.Arbitrary<Step>;

function createModel(holdStops: boolean) {
  const clock = createTestClock();
  const clients = createScriptedClients();
  clients.holdStops = holdStops;
  const epochs = new Map<string, number>();
  const wished = new Map<string, "running" | "stopped">();
  const reports: { id: string; epoch: number; current: number; report: PoolReport }[] = [];
  const epochOf = (id: string) => epochs.get(id) ?? 0;
  const raise = (id: string) => {
    epochs.set(id, epochOf(id) + 1);
    return epochOf(id);
  };
  const pool = createClientPool({
    clients: clients.factory,
    clock,
    random: () => 0.5,
    log: silentLog,
    sink: (id, epoch, report) => void reports.push({ id, epoch, current: epochOf(id), report }),
    raiseEpoch: async (id, epoch) => (epochOf(id) === epoch ? raise(id) : null),
    parallelStarts: 2,
    outage: createOutage({ clock, onBegin: () => {}, onEnd: () => {} }),
  });

  async function take(one: Step): Promise<void> {
    if (one.kind === "start") {
      wished.set(one.id, "running");
      const wish = { link: { method: "qr" }, isLinked: false, priority: "person" } as const;
      pool.want(one.id, { state: "running", epoch: raise(one.id), ...wish });
    } else if (one.kind === "stop" || one.kind === "logout") {
      wished.set(one.id, "stopped");
      const wish = { state: "stopped", epoch: raise(one.id), reason: "stopped" } as const;
      if (one.kind === "stop") pool.want(one.id, wish);
      else void pool.endFor(one.id, wish, { tellPhone: true, run: async () => {} });
    } else if (one.kind === "fact") clients.all.at(-1 - one.client)?.report(one.fact);
    else if (one.kind === "let go") for (const client of clients.all) client.letGo();
    else if (one.kind === "wait") clock.advance(one.ms);
    else await settle();
  }

  /** Lets every held stop end, and the waiting that this makes possible. */
  async function comeToRest(): Promise<void> {
    clients.holdStops = false;
    for (let round = 0; round < 5; round += 1) {
      for (const client of clients.all) client.letGo();
      await settle();
      // Launching clients give up their turn, so that whoever waits for one gets it.
      for (const client of clients.all) client.report({ kind: "qr", text: "rest" });
      await settle();
    }
  }

  return { clients, wished, reports, pool, take, comeToRest };
}

describe("whatever the order of wishes and facts", () => {
  it("at most one client of an account is alive, no report is late, and the end is as last wished", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.boolean(), async (steps, holdStops) => {
        const model = createModel(holdStops);
        for (const one of steps) await model.take(one);
        await model.comeToRest();

        expect(model.clients.mostAlive).toBeLessThanOrEqual(1);
        for (const { epoch, current } of model.reports) expect(epoch).toBe(current);
        for (const [id, wish] of model.wished) {
          const isAlive = model.clients.all.some((one) => one.isAlive && one.options.accountId === id);
          const activity = model.pool.activityOf(id);
          if (wish === "stopped") expect([isAlive, activity]).toEqual([false, "idle"]);
          else expect(isAlive).toBe(activity === "alive");
        }
      }),
      { numRuns: 150 },
    );
  });

  it("a shutdown leaves nothing alive and nothing to come", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const model = createModel(false);
        for (const one of steps) await model.take(one);

        await model.pool.shutdown();
        const made = model.clients.all.length;
        await model.take({ kind: "wait", ms: 3_600_000 });
        await settle();

        expect([model.clients.aliveCount, model.clients.all.length]).toEqual([0, made]);
      }),
      { numRuns: 100 },
    );
  });
});
