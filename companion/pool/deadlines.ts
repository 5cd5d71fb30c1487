/** How long each stage of a client may take, and the timer that watches one. */
import type { Clock } from "../clock";

export interface Deadlines {
  /** From launch to a QR, a code or a restored session. */
  readonly loadMs: number;
  /** From authenticated to ready, counted anew whenever the sync gets further. */
  readonly readyMs: number;
  /** For a stop, before it is reported as overdue. */
  readonly stopMs: number;
  /** For telling the phone that it is unlinked. */
  readonly tellPhoneMs: number;
  readonly firstQrMs: number;
  readonly nextQrMs: number;
  readonly codeMs: number;
  /** Between two probes of a page; three without an answer, and it counts as dead. */
  readonly probeMs: number;
  /** After a person linked an account, before anything is read in bulk. */
  readonly quietAfterLinkMs: number;
}

export const defaultDeadlines: Deadlines = {
  loadMs: 60_000,
  readyMs: 120_000,
  stopMs: 15_000,
  tellPhoneMs: 10_000,
  firstQrMs: 60_000,
  nextQrMs: 20_000,
  codeMs: 180_000,
  probeMs: 30_000,
  quietAfterLinkMs: 600_000,
};

/** One timer: arming it again replaces the task before. */
export function createTimer(clock: Clock) {
  let cancel: (() => void) | null = null;
  return {
    arm(ms: number, task: () => void): void {
      cancel?.();
      cancel = clock.after(ms, () => {
        cancel = null;
        task();
      });
    },
    disarm(): void {
      cancel?.();
      cancel = null;
    },
    get isArmed(): boolean {
      return cancel !== null;
    },
  };
}
