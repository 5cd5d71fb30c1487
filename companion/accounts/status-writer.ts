/** The one writer of status: checks the move, stores it, then tells it, strictly one after the other. */
import QRCode from "qrcode";
import { canMove } from "#shared/transitions";
import { type Clock, isoTime } from "../clock";
import type { Log } from "../diagnostics/log";
import { AppError, toError } from "../errors";
import type { BusEvents, EventBus } from "../events/event-bus";
import type { Challenge } from "../pool/pool-report";
import type { AccountRecord, AccountStore } from "./account-store";
import { statusFieldsOf } from "./account-view";
import type { LiveState, ShownChallenge } from "./live-state";
import { createStatusLine, type StatusChange } from "./status-line";
import { createWaitingCommands, stuckStore } from "./waiting-commands";

export interface StatusWriter {
  /** False when the change was refused, late, nothing new, or left out as one of too many. Never rejects for those. */
  write(change: StatusChange): Promise<boolean>;
  /** Runs a task while no status is being written; refused when too many wait for that already, or the store is stuck. */
  exclusively<T>(task: () => Promise<T> | T): Promise<T>;
  /** Tells of something without letting a listener's failure through. */
  tell<Name extends keyof BusEvents>(name: Name, event: BusEvents[Name]): void;
  /** Gives up on what cannot be stored and resolves when the queue is empty. */
  close(): Promise<void>;
  readonly counters: Readonly<{ refusedMoves: number; lateChanges: number }>;
}

export interface StatusWriterOptions {
  readonly accounts: Pick<AccountStore, "find" | "saveStatus">;
  readonly live: LiveState;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly log: Log;
}

const retryMs = 1_000;

function isStoreTrouble(thrown: unknown): boolean {
  return thrown instanceof AppError && (thrown.code === "store_unavailable" || thrown.code === "disk_full");
}

async function shownForm(challenge: Challenge): Promise<ShownChallenge> {
  const qrCode = challenge.kind === "qr" ? await QRCode.toDataURL(challenge.payload, { margin: 2, scale: 6 }) : null;
  return { ...challenge, qrCode };
}

export function createStatusWriter(options: StatusWriterOptions): StatusWriter {
  const { clock } = options;
  const keeper = createStatusKeeper(options);
  const line = createStatusLine(storeAtLast);
  const commands = createWaitingCommands(line);
  let isStuck = false;
  let isClosing = false;

  /** A status that happened must be stored before anything newer: the queue waits with it. */
  async function storeAtLast(change: StatusChange): Promise<boolean> {
    for (;;) {
      try {
        const isStored = await keeper.store(change);
        if (isStuck) keeper.tell("companion.noticed", { kind: "recovered" });
        isStuck = false;
        return isStored;
      } catch (error) {
        if (!isStoreTrouble(error) || isClosing) throw error;
        if (!isStuck) keeper.tell("companion.noticed", { kind: "degraded" });
        isStuck = true;
        commands.refuseAll();
        await new Promise<void>((resolve) => clock.after(retryMs, resolve));
      }
    }
  }

  return {
    write: (change) => line.write(change, isStuck),
    exclusively: async (task) => {
      if (isStuck) throw stuckStore();
      return commands.run(task);
    },
    tell: keeper.tell,
    close: async () => {
      isClosing = true;
      await line.idle();
    },
    counters: keeper.counters,
  };
}

/** Checks, stores and tells one change; the queue around it makes sure that it is one at a time. */
function createStatusKeeper({ accounts, live, bus, clock, log }: StatusWriterOptions) {
  const counters = { refusedMoves: 0, lateChanges: 0 };

  function tell<Name extends keyof BusEvents>(name: Name, event: BusEvents[Name]): void {
    try {
      bus.emit(name, event);
    } catch (error) {
      log.error("bus.listener_failed", { event: name, message: toError(error).message });
    }
  }

  function isWorthStoring(record: AccountRecord, change: StatusChange): boolean {
    const { accountId, epoch, status, cause, challenge } = change;
    if (record.epoch !== epoch) {
      counters.lateChanges += 1;
      log.debug("status.late", { accountId, status, epoch, current: record.epoch });
      return false;
    }
    if (!canMove(record.connectionStatus, status, cause)) {
      counters.refusedMoves += 1;
      log.warn("status.refused", { accountId, from: record.connectionStatus, to: status });
      return false;
    }
    const isRepeated = challenge !== undefined && challenge.payload === live.of(accountId).challenge?.payload;
    return !isRepeated || record.connectionStatus !== status;
  }

  async function store(change: StatusChange): Promise<boolean> {
    const { accountId: id, epoch, status, reason, patch = {} } = change;
    const record = await accounts.find(id);
    if (record === null || !isWorthStoring(record, change)) return false;
    const challenge = change.challenge === undefined ? null : await shownForm(change.challenge);
    const at = isoTime(clock);
    const rev = await accounts.saveStatus({ id, epoch, from: record.connectionStatus, to: status, reason, at, patch });
    if (rev === null) {
      counters.lateChanges += 1;
      return false;
    }
    live.patch(id, { challenge });
    announce({ ...record, ...patch, connectionStatus: status, reason, since: at, rev }, challenge);
    return true;
  }

  function announce(record: AccountRecord, challenge: ShownChallenge | null): void {
    const { phoneNumber, battery, ...fields } = statusFieldsOf(record, live.of(record.id));
    const known = { ...(phoneNumber !== null && { phoneNumber }), ...(battery !== null && { battery }) };
    const update = { accountId: record.id, ...fields, ...known };
    tell("status.stored", { update, challenge: challenge && payloadOf(challenge) });
    if (challenge?.kind !== "code") return;
    const { issuedAt, expiresAt } = challenge.link;
    tell("pairing-code.issued", { accountId: record.id, code: challenge.payload, issuedAt, expiresAt });
  }

  return { store, tell, counters };
}

function payloadOf({ kind, payload, qrCode }: ShownChallenge) {
  if (kind === "passkey") return null;
  if (kind === "code") return { pairingCode: payload };
  return { qrText: payload, ...(qrCode !== null && { qrCode }) };
}
