/** Bounds how many clients launch at the same time; a person's click goes before the starts of the boot. */

export type Priority = "person" | "automatic";

export interface Turn {
  /** True once the turn has come; false if it was left before. */
  readonly granted: Promise<boolean>;
  readonly isGranted: boolean;
  /** Gives the turn back, or leaves the queue. Idempotent. */
  leave(): void;
}

export interface StartQueue {
  enter(priority: Priority): Turn;
}

interface Entry {
  readonly grant: () => void;
}

export function createStartQueue(parallel: number): StartQueue {
  const waiting: Record<Priority, Entry[]> = { person: [], automatic: [] };
  let running = 0;

  function advance(): void {
    while (running < parallel) {
      const next = waiting.person.shift() ?? waiting.automatic.shift();
      if (next === undefined) return;
      running += 1;
      next.grant();
    }
  }

  return {
    enter(priority) {
      let state: "waiting" | "granted" | "left" = "waiting";
      let answer: (isGranted: boolean) => void = () => {};
      const granted = new Promise<boolean>((resolve) => {
        answer = resolve;
      });
      const entry: Entry = {
        grant: () => {
          state = "granted";
          answer(true);
        },
      };
      waiting[priority].push(entry);
      advance();
      return {
        granted,
        get isGranted() {
          return state === "granted";
        },
        leave() {
          if (state === "waiting") waiting[priority].splice(waiting[priority].indexOf(entry), 1);
          if (state === "granted") running -= 1;
          if (state === "waiting") answer(false);
          if (state !== "left") {
            state = "left";
            advance();
          }
        },
      };
    },
  };
}
