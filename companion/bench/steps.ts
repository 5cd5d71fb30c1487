/** What a user does with one account, timed: link, start, stop. */
import { performance } from "node:perf_hooks";
import type { PhoneControl } from "../simulator/control-client";
import type { BenchRun } from "./bench-run";
import type { Subject } from "./subject";

export interface Timed {
  /** Until the wish was accepted. */
  readonly acknowledgedMs: number;
  /** Until it was so. */
  readonly finishedMs: number;
}

/** A new account: until its QR is there, and from the scan until it is ready. */
export async function link(
  subject: Subject,
  account: string,
  phone: PhoneControl,
): Promise<{ readonly qrMs: number; readonly readyMs: number }> {
  const qrShown = subject.events.next(account, "qr");
  const added = performance.now();
  await subject.add(account);
  const qr = await qrShown;
  const ready = subject.events.next(account, "ready");
  const scanned = performance.now();
  await phone.scan(qr.text);
  return { qrMs: qr.at - added, readyMs: (await ready).at - scanned };
}

const startTries = 3;

/** One that never becomes ready is told and started again: it happens, and must not end the whole run. */
export async function startUntilReady({ subject, note }: BenchRun, account: string): Promise<Timed> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start(subject, account);
    } catch (error) {
      if (tries === startTries) throw error;
      note(`${subject.name}: ${error instanceof Error ? error.message : error}; started again`);
      await stop(subject, account);
    }
  }
}

export async function start(subject: Subject, account: string): Promise<Timed> {
  const ready = subject.events.next(account, "ready");
  const asked = performance.now();
  await subject.start(account);
  const acknowledgedMs = performance.now() - asked;
  return { acknowledgedMs, finishedMs: (await ready).at - asked };
}

export async function stop(subject: Subject, account: string): Promise<Timed> {
  const asked = performance.now();
  await subject.stop(account);
  const acknowledgedMs = performance.now() - asked;
  await subject.stopped(account);
  return { acknowledgedMs, finishedMs: performance.now() - asked };
}
