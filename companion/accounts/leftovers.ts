/** What could not be removed of accounts that are gone: tried again while the companion runs, until nothing of it is left. */
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";

export const firstRetryMs = 60_000;
const longestRetryMs = 60 * 60_000;

export interface Leftovers {
  /** `remove` failed, and is to be tried again; it must do no harm where nothing is left. */
  add(accountId: string, remove: () => Promise<unknown>): void;
  /** What is left then is for the next start. */
  end(): void;
}

export function createLeftovers({ clock, log }: { readonly clock: Clock; readonly log: Log }): Leftovers {
  const removals = new Map<string, () => Promise<unknown>>();
  let delayMs = firstRetryMs;
  let cancel = () => {};
  let isTrying = false;
  let isOver = false;

  async function tryOne(accountId: string, remove: () => Promise<unknown>): Promise<void> {
    try {
      await remove();
      removals.delete(accountId);
      log.info("accounts.leftovers_removed", { accountId });
    } catch (thrown) {
      log.warn("accounts.leftovers_stay", { accountId, message: toError(thrown).message });
    }
  }

  async function tryAll(): Promise<void> {
    isTrying = true;
    for (const [accountId, remove] of removals) {
      if (!isOver) await tryOne(accountId, remove);
    }
    isTrying = false;
    delayMs = Math.min(2 * delayMs, longestRetryMs);
    wait();
  }

  function wait(): void {
    cancel();
    if (isOver || isTrying || removals.size === 0) return;
    cancel = clock.after(delayMs, () => void tryAll());
  }

  return {
    add: (accountId, remove) => {
      removals.set(accountId, remove);
      delayMs = firstRetryMs;
      wait();
    },
    end: () => {
      isOver = true;
      cancel();
    },
  };
}
