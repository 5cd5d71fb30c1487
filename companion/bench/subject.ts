/** The two things the bench compares, seen alike: the product over its API, and plain whatsapp-web.js. */
import { performance } from "node:perf_hooks";

export const subjectEvents = ["qr", "ready", "message", "offline", "online", "history", "stopped"] as const;
export type SubjectEventKind = (typeof subjectEvents)[number];

export interface SubjectEvent {
  readonly account: string;
  readonly kind: SubjectEventKind;
  /** What a QR or a message says; of a history how many messages it is. */
  readonly text: string;
  /** When it arrived in the bench, in milliseconds of `performance.now()`. */
  readonly at: number;
}

export interface Subject {
  readonly name: string;
  /** Whether starts and stops are acknowledged before they are done. */
  readonly acknowledges: boolean;
  /** Its Node process; the Chromiums are below. */
  readonly pid: number;
  readonly events: EventInbox;
  /** Adds an account and begins to link it by QR; resolves when that is accepted. */
  add(account: string): Promise<void>;
  /** Starts an account with a stored session; resolves when that is accepted. */
  start(account: string): Promise<void>;
  /** Resolves when the stop is accepted. */
  stop(account: string): Promise<void>;
  /** Resolves when the account's browser is gone. */
  stopped(account: string): Promise<void>;
  /** What it says of an account that does not do what it should. */
  describe(account: string): Promise<string>;
  close(): Promise<void>;
}

export interface EventInbox {
  deliver(event: Omit<SubjectEvent, "at">): void;
  /** Nothing more will come: everyone who waits is told why. */
  fail(error: Error): void;
  /** The next such event from now on: ask before the cause, await after it. Rejects when none comes in time. */
  next(account: string, kind: SubjectEventKind, text?: string): Promise<SubjectEvent>;
}

const patienceMs = 60_000;

interface Waiting {
  accepts(event: SubjectEvent): boolean;
  resolve(event: SubjectEvent): void;
  reject(error: Error): void;
}

export function createEventInbox(): EventInbox {
  const waiting = new Set<Waiting>();
  return {
    deliver(event) {
      const stamped = { ...event, at: performance.now() };
      for (const one of [...waiting]) {
        if (!one.accepts(stamped)) continue;
        waiting.delete(one);
        one.resolve(stamped);
      }
    },
    fail(error) {
      for (const one of waiting) one.reject(error);
      waiting.clear();
    },
    next: (account, kind, text) =>
      new Promise((resolve, reject) => {
        const one: Waiting = {
          accepts: (event) =>
            event.account === account && event.kind === kind && (text === undefined || event.text === text),
          resolve,
          reject,
        };
        waiting.add(one);
        const tooLate = () => {
          waiting.delete(one);
          reject(new Error(`${account}: no ${kind} within ${patienceMs / 1000} s`));
        };
        setTimeout(tooLate, patienceMs).unref();
      }),
  };
}
