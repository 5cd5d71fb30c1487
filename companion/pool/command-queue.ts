/** Runs the steps of one account one after the other; wishes that come meanwhile coalesce into one further run. */
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";

export interface CommandQueue {
  /** Has the newest wish acted upon, now or right after what is under way. */
  wake(): void;
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
  readonly isBusy: boolean;
}

/** `step` does one thing towards the newest wish and answers whether there may be more to do. */
export function createCommandQueue(step: () => Promise<boolean> | boolean, log: Log): CommandQueue {
  let running: Promise<void> | null = null;
  let isWoken = false;

  async function run(): Promise<void> {
    do {
      isWoken = false;
      try {
        let isMore = true;
        while (isMore) {
          const next = step();
          // The first steps of a command happen at once where they can, so that its status is on its way early.
          isMore = typeof next === "boolean" ? next : await next;
        }
      } catch (error) {
        log.error("pool.step_failed", { message: toError(error).message });
      }
    } while (isWoken);
    running = null;
  }

  return {
    wake() {
      isWoken = true;
      if (running !== null) return;
      // Held before the first step runs: a step may wake the queue itself.
      let finish = () => {};
      running = new Promise<void>((resolve) => {
        finish = resolve;
      });
      void run().then(finish);
    },
    idle: async () => {
      while (running !== null) await running;
    },
    get isBusy() {
      return running !== null;
    },
  };
}
