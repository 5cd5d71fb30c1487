/** All supervised accounts of this companion, with the launch queue they share. */
import PQueue from "p-queue";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import type { ClientFactory, WhatsAppClient } from "../whatsapp/client-port";
import { type Deadlines, defaultDeadlines } from "./deadlines";
import { createHeldStarts, neverHeld, type StartHold } from "./held-starts";
import type { Outage } from "./outage";
import type { ReportSink } from "./pool-report";
import { createStartQueue, type StartGate } from "./start-queue";
import { Supervisor, type SupervisorOptions } from "./supervisor";
import type { Activity, Chore, Wish } from "./wish";

const parallelStops = 4;

export interface ClientPoolOptions {
  readonly clients: ClientFactory;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly sink: ReportSink;
  readonly raiseEpoch: SupervisorOptions["raiseEpoch"];
  readonly parallelStarts: number;
  readonly startGate?: StartGate | undefined;
  readonly deadlines?: Partial<Deadlines> | undefined;
  readonly outage: Outage;
  /** When automatic starts must wait. */
  readonly hold?: StartHold;
}

export interface ClientPool {
  want(accountId: string, wish: Wish): void;
  endFor(accountId: string, wish: Wish, chore: Chore): Promise<boolean>;
  activityOf(accountId: string): Activity;
  /** The newest wish, if the account ever had one here. */
  wishOf(accountId: string): Wish | null;
  readyClientOf(accountId: string): WhatsAppClient | null;
  /** Its client at whatever stage. */
  clientOf(accountId: string): WhatsAppClient | null;
  /** Drops an account that is gone for good. */
  forget(accountId: string): void;
  /** Stops everything, a few at a time; resolves when every process is gone. */
  shutdown(): Promise<void>;
}

export function createClientPool(options: ClientPoolOptions): ClientPool {
  const { parallelStarts, startGate, deadlines, hold = neverHeld, ...shared } = options;
  const startQueue = createHeldStarts(createStartQueue(parallelStarts, startGate), hold);
  const supervisors = new Map<string, Supervisor>();

  function supervisorOf(accountId: string): Supervisor {
    const known = supervisors.get(accountId);
    if (known !== undefined) return known;
    const added = new Supervisor({
      ...shared,
      accountId,
      startQueue,
      deadlines: { ...defaultDeadlines, ...deadlines },
    });
    supervisors.set(accountId, added);
    return added;
  }

  async function stop(supervisor: Supervisor): Promise<void> {
    if (supervisor.activity !== "idle") {
      supervisor.want({ state: "stopped", epoch: supervisor.wanted.epoch, reason: "server_restart" });
    }
    await supervisor.idle();
  }

  return {
    want: (accountId, wish) => supervisorOf(accountId).want(wish),
    endFor: (accountId, wish, chore) => supervisorOf(accountId).endFor(wish, chore),
    activityOf: (accountId) => supervisors.get(accountId)?.activity ?? "idle",
    wishOf: (accountId) => supervisors.get(accountId)?.wanted ?? null,
    readyClientOf: (accountId) => supervisors.get(accountId)?.readyClient ?? null,
    clientOf: (accountId) => supervisors.get(accountId)?.client ?? null,
    forget(accountId) {
      options.outage.noteRest(accountId);
      supervisors.delete(accountId);
    },
    shutdown: async () => {
      const stops = new PQueue({ concurrency: parallelStops });
      // Queued starts leave first, or each stop would let the next one launch.
      const order = [...supervisors.values()].sort((a, b) => rank(a) - rank(b));
      await stops.addAll(order.map((supervisor) => () => stop(supervisor)));
    },
  };
}

function rank(supervisor: Supervisor): number {
  return supervisor.activity === "queued" || supervisor.activity === "retrying" ? 0 : 1;
}
