/** A pool with scripted clients and a clock that stands still until told. */
import { silentLog } from "../../diagnostics/log";
import { createTestClock } from "../../testing/test-clock";
import { type ClientPoolOptions, createClientPool } from "../client-pool";
import { createOutage } from "../outage";
import type { PoolReport } from "../pool-report";
import type { RunningWish, StoppedWish } from "../wish";
import { createScriptedClients } from "./scripted-clients";

export function createPoolRig(options: Partial<ClientPoolOptions> = {}) {
  const clock = createTestClock();
  const clients = createScriptedClients();
  const reports: { readonly id: string; readonly epoch: number; readonly report: PoolReport }[] = [];
  const epochs = new Map<string, number>();
  const outages: ("begun" | "over")[] = [];
  const outage = createOutage({ clock, onBegin: () => outages.push("begun"), onEnd: () => outages.push("over") });
  const pool = createClientPool({
    clients: clients.factory,
    clock,
    random: () => 0.5,
    log: silentLog,
    sink: (id, epoch, report) => void reports.push({ id, epoch, report }),
    raiseEpoch: async (id, epoch) => (epochs.get(id) === epoch ? nextEpoch(id) : null),
    parallelStarts: 2,
    outage,
    ...options,
  });

  /** As the database does: every wish and every try gets a higher one. */
  function nextEpoch(id: string): number {
    const epoch = (epochs.get(id) ?? 0) + 1;
    epochs.set(id, epoch);
    return epoch;
  }

  const stopped = (id: string, reason: StoppedWish["reason"] = "stopped"): StoppedWish => ({
    state: "stopped",
    epoch: nextEpoch(id),
    reason,
  });

  return {
    clock,
    clients,
    reports,
    outage,
    /** What was told of outages so far. */
    outages,
    pool,
    stopped,
    run(id: string, more: Partial<RunningWish> = {}): void {
      const wish = { link: { method: "qr" }, isLinked: false, priority: "person" } as const;
      pool.want(id, { state: "running", epoch: nextEpoch(id), ...wish, ...more });
    },
    halt: (id: string) => pool.want(id, stopped(id)),
    makeReady(id = "a"): void {
      clients.latest(id).report({ kind: "authenticated" });
      clients.latest(id).report({ kind: "ready", phoneNumber: "628", pushName: null });
    },
    kinds: (id = "a") => reports.filter((one) => one.id === id).map((one) => one.report.kind),
    lastReport: () => reports.at(-1)?.report,
    endings: () => reports.flatMap(({ report }) => (report.kind === "ended" ? [report.ending] : [])),
  };
}

export type PoolRig = ReturnType<typeof createPoolRig>;
