/** Bounds how many clients launch and run at the same time; a person's click goes before the starts of the boot. */

export type Priority = "person" | "automatic";

export interface Turn {
  /** True once the turn has come; false if it was left before. */
  readonly granted: Promise<boolean>;
  readonly isGranted: boolean;
  /** It launches no more, but runs on: the next may launch if there is room for both. */
  settle(): void;
  /** It runs no more, or leaves the queue. Idempotent. */
  leave(): void;
}

/** How much there is room for, beyond the number of launches at once. */
export interface StartGate {
  /** Whether one more may launch now; those that launch are among those that run. */
  admits(count: { readonly launching: number; readonly running: number }): boolean;
  /** Told once: how many run, and whom to call when the answer may have become another by itself. */
  watch(queue: { readonly running: () => number; readonly look: () => void }): void;
}

const openGate: StartGate = { admits: () => true, watch: () => {} };

export interface StartQueue {
  enter(priority: Priority): Turn;
}

interface Entry {
  readonly grant: () => void;
}

export function createStartQueue(parallel: number, gate: StartGate = openGate): StartQueue {
  const waiting: Record<Priority, Entry[]> = { person: [], automatic: [] };
  const count = { launching: 0, running: 0 };

  function advance(): void {
    while (count.launching < parallel && waiting.person.length + waiting.automatic.length > 0 && gate.admits(count)) {
      count.launching += 1;
      count.running += 1;
      (waiting.person.shift() ?? waiting.automatic.shift())?.grant();
    }
  }

  gate.watch({ running: () => count.running, look: advance });
  return {
    enter(priority) {
      let state: "waiting" | "launching" | "running" | "left" = "waiting";
      let answer: (isGranted: boolean) => void = () => {};
      const granted = new Promise<boolean>((resolve) => {
        answer = resolve;
      });
      const entry: Entry = {
        grant: () => {
          state = "launching";
          answer(true);
        },
      };
      const settle = () => {
        if (state !== "launching") return;
        state = "running";
        count.launching -= 1;
      };
      waiting[priority].push(entry);
      advance();
      return {
        granted,
        get isGranted() {
          return state === "launching" || state === "running";
        },
        settle() {
          settle();
          advance();
        },
        leave() {
          if (state === "left") return;
          if (state === "waiting") waiting[priority].splice(waiting[priority].indexOf(entry), 1);
          else {
            settle();
            count.running -= 1;
          }
          state = "left";
          answer(false);
          advance();
        },
      };
    },
  };
}
