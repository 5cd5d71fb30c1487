/** Decides whether the machine has room for one more client: by their number, by memory, and by how busy it is. */
import type { Clock } from "../clock";
import type { StartGate } from "./start-queue";

export interface MachineReading {
  /** What all browsers take together, in MB; null where it cannot be told. */
  readonly browsersMb: number | null;
  /** What the system could still give, in MB. */
  readonly availableMb: number;
  /** Average number of processes that wanted a processor during the last minute. */
  readonly load: number;
}

export interface GovernorOptions {
  readonly clock: Clock;
  readonly read: () => Promise<MachineReading>;
  readonly processors: number;
  readonly totalMb: number;
  /** As it is now: it may change while clients run, which ends none of them. */
  readonly maxRunning: () => number;
  /** For all browsers together; undefined: whatever the system can give, but for a reserve. */
  readonly budgetMb: number | undefined;
}

/** Before anything was measured: what a client with a page of normal weight took in the bench. */
const usualMb = 300;
/** Whatever the average says: the lightest page takes more. */
const leastMb = 50;
/** The share of the machine that is never given to browsers, unless a budget says otherwise. */
const reserve = 0.1;
/** Beyond this many waiting processes per processor clients launch one by one. */
const busyPerProcessor = 4;
const freshMs = 10_000;

/** What the machine has room for just now. */
export interface Capacity extends MachineReading {
  readonly running: number;
  /** What one more is expected to take. */
  readonly perAccountMb: number;
  readonly roomFor: number;
}

export interface Governor extends StartGate {
  capacity(): Promise<Capacity>;
}

export function createGovernor(options: GovernorOptions): Governor {
  const { clock, processors, totalMb, maxRunning, budgetMb } = options;
  let reading: MachineReading = { browsersMb: 0, availableMb: totalMb, load: 0 };
  /** How many ran when the machine was read: later ones are not in the reading yet. */
  let runningThen = 0;
  let isFresh = false;
  /** A reading under way for those who ask; they share it. */
  let asked: Promise<void> | null = null;
  let queue: Parameters<StartGate["watch"]>[0] = { running: () => 0, look: () => {} };

  /** A reading that fails leaves the one before: starts go on by what is known. */
  async function readAnew(): Promise<void> {
    const running = queue.running();
    const seen = await options.read().catch(() => null);
    if (seen !== null) [reading, runningThen] = [seen, running];
  }

  /** Reads the machine unless that was done a moment ago; whoever waits is looked at again with the new reading. */
  async function refresh(): Promise<void> {
    if (isFresh) return;
    isFresh = true;
    await readAnew();
    clock.after(freshMs, () => {
      isFresh = false;
      queue.look();
    });
    queue.look();
  }

  /** What one more is expected to take: the average of those that run. */
  function expectedMb(browsersMb: number | null): number {
    return browsersMb === null || runningThen === 0 ? usualMb : Math.max(browsersMb / runningThen, leastMb);
  }

  /** How many more fit into what is left of the memory. */
  function roomInMemory(running: number): number {
    const { browsersMb, availableMb } = reading;
    const each = expectedMb(browsersMb);
    const usedMb = browsersMb ?? runningThen * each;
    const leftMb = budgetMb === undefined ? availableMb - totalMb * reserve : budgetMb - usedMb;
    const comingMb = Math.max(0, running - runningThen) * each;
    return Math.max(0, Math.floor((leftMb - comingMb) / each));
  }

  return {
    admits({ launching, running }) {
      void refresh();
      // One client always may run: a budget nobody fits in must not stop everything.
      if (running === 0) return true;
      const isBusy = reading.load > busyPerProcessor * processors;
      return running < maxRunning() && !(isBusy && launching > 0) && roomInMemory(running) > 0;
    },
    watch(started) {
      queue = started;
    },
    async capacity() {
      asked ??= readAnew().finally(() => {
        asked = null;
      });
      await asked;
      const running = queue.running();
      const roomFor = Math.max(0, Math.min(maxRunning() - running, roomInMemory(running)));
      return { ...reading, running, perAccountMb: expectedMb(reading.browsersMb), roomFor };
    },
  };
}
