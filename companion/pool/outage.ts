/**
 * Notices when accounts fail together, or the machine was asleep: the network is the cause then, and none of them.
 * While that lasts nothing starts by itself but one account at a time, as a trial; any sign of WhatsApp ends it.
 */
import type { StatusReason } from "#shared/status";
import { type Clock, isoTime } from "../clock";
import { createTimer } from "./deadlines";

export interface Outage {
  /** When the next trial is due, as ISO text; null when there is no outage. */
  readonly nextTryAt: string | null;
  /** How long whoever fails now waits; null when there is no outage. */
  waitMs(): number | null;
  /** For an automatic start: null when it may go, perhaps as the trial, else how long it waits. */
  admit(accountId: string): number | null;
  noteTrouble(accountId: string, reason: StatusReason): void;
  /** WhatsApp answered this account. */
  noteContact(accountId: string): void;
  /** It is not meant to run any more, and says nothing about the network. */
  noteRest(accountId: string): void;
  /** The machine slept: whatever fails next is no account's fault. */
  noteSleep(): void;
  /** Calls back once when it is over; the answer takes the wish back. */
  onOver(go: () => void): () => void;
}

interface OutageOptions {
  readonly clock: Clock;
  /** Many accounts are in trouble: a person should know. */
  readonly onBegin: () => void;
  readonly onEnd: () => void;
}

/** Ends that a missing network, or WhatsApp being away, can be the cause of. A browser that crashes is neither. */
const troubles: readonly StatusReason[] = [
  "network",
  "whatsapp_offline",
  "load_timeout",
  "ready_timeout",
  "unresponsive",
];
const windowMs = 60_000;
const leastAccounts = 3;
/** Of those that run or try to. */
const share = 0.3;
const firstTrialMs = 15_000;
const maxTrialMs = 300_000;
/** Those who wait come right after a trial is due; when nobody does by then, nobody waits. */
const slackMs = 1_000;
const lapseMs = 10_000;

/** Which accounts failed a moment ago, and which are well. */
function createTally(clock: Clock) {
  const troubled = new Map<string, () => void>();
  const well = new Set<string>();

  function forget(accountId: string): void {
    troubled.get(accountId)?.();
    troubled.delete(accountId);
    well.delete(accountId);
  }

  return {
    forget,
    noteTroubled(accountId: string): void {
      const cancel = clock.after(windowMs, () => troubled.delete(accountId));
      troubled.set(accountId, cancel);
    },
    noteWell: (accountId: string) => void well.add(accountId),
    forgetTroubled(): void {
      for (const accountId of [...troubled.keys()]) forget(accountId);
    },
    isGeneral: () => troubled.size >= leastAccounts && troubled.size >= share * (troubled.size + well.size),
  };
}

/** When somebody may try for all, and who does. */
function createTrials(clock: Clock, onNobody: () => void) {
  const timer = createTimer(clock);
  let count = 0;
  let tries: string | null = null;
  let isDue = false;
  /** On the wall clock; null when there are none. */
  let dueAt: number | null = null;

  function arm(): void {
    const ms = Math.min(maxTrialMs, firstTrialMs * 2 ** count);
    isDue = false;
    dueAt = clock.now() + ms;
    timer.arm(ms, () => {
      // The last one is still trying: it is never more than one.
      if (tries !== null) return arm();
      isDue = true;
      timer.arm(lapseMs, onNobody);
    });
  }

  return {
    get dueAt() {
      return dueAt;
    },
    begin(): void {
      count = 0;
      arm();
    },
    end(): void {
      dueAt = null;
      tries = null;
      timer.disarm();
    },
    /** Whether this account may try. */
    take(accountId: string): boolean {
      if (tries === accountId) return true;
      if (!isDue) return false;
      tries = accountId;
      count += 1;
      arm();
      return true;
    },
    failed(accountId: string): void {
      if (tries === accountId) tries = null;
    },
  };
}

export function createOutage({ clock, onBegin, onEnd }: OutageOptions): Outage {
  const tally = createTally(clock);
  const trials = createTrials(clock, end);
  const waiting = new Set<() => void>();
  /** After a sleep it may be over before anybody had trouble. */
  let isTold = false;

  function forget(accountId: string): void {
    tally.forget(accountId);
    trials.failed(accountId);
  }

  function begin(): void {
    if (trials.dueAt === null) trials.begin();
  }

  function tell(): void {
    if (!isTold) onBegin();
    isTold = true;
  }

  function end(): void {
    if (trials.dueAt === null) return;
    trials.end();
    tally.forgetTroubled();
    const due = [...waiting];
    waiting.clear();
    if (isTold) onEnd();
    isTold = false;
    for (const go of due) go();
  }

  function waitMs(): number | null {
    if (trials.dueAt === null) return null;
    // The wall clock may have been put to another time since.
    return Math.min(maxTrialMs, Math.max(0, trials.dueAt - clock.now())) + slackMs;
  }

  return {
    get nextTryAt() {
      return trials.dueAt === null ? null : isoTime(clock, trials.dueAt - clock.now());
    },
    waitMs,
    admit: (accountId) => (trials.dueAt === null || trials.take(accountId) ? null : waitMs()),
    noteTrouble(accountId, reason) {
      forget(accountId);
      if (!troubles.includes(reason)) return;
      tally.noteTroubled(accountId);
      if (!tally.isGeneral()) return;
      begin();
      tell();
    },
    noteContact(accountId) {
      forget(accountId);
      tally.noteWell(accountId);
      end();
    },
    noteRest: forget,
    noteSleep: begin,
    onOver(go) {
      waiting.add(go);
      return () => void waiting.delete(go);
    },
  };
}
