/** What a user does with one account, timed: link, start, stop. */
import { performance } from "node:perf_hooks";
import type { PhoneControl } from "../simulator/control-client";
import type { BenchRun, LinkedAccount } from "./bench-run";
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

/**
 * A start that fails is told and tried again: it happens, and must not end the whole run.
 * A QR instead of `ready` means that the stored session was lost; the phone scans it, and the next try counts.
 */
export async function startUntilReady({ subject, note }: BenchRun, { account, phone }: LinkedAccount): Promise<Timed> {
  for (let tries = 1; ; tries += 1) {
    try {
      const lost = subject.events.next(account, "qr").catch(() => new Promise<never>(() => {}));
      const ready = start(subject, account);
      const outcome = await Promise.race([ready, lost]);
      if ("finishedMs" in outcome) return outcome;
      note(`${subject.name}: ${account} had lost its stored session; linked again`);
      await phone.scan(outcome.text);
      await ready;
    } catch (error) {
      if (tries === startTries) throw error;
      const state = await subject.describe(account);
      note(`${subject.name}: ${error instanceof Error ? error.message : error}; ${state}; started again`);
    }
    await stop(subject, account);
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
