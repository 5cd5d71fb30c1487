/** When accounts were last active: seen at once, written a few seconds later for all of them together. */
import { type Clock, isoTime } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import type { AccountStore } from "./account-store";
import type { LiveState } from "./live-state";

const gatherMs = 5_000;

export interface ActivityNotesOptions {
  readonly accounts: Pick<AccountStore, "touch">;
  readonly live: LiveState;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ActivityNotes {
  note(accountId: string): void;
  /** Writes what is still to be written. */
  settle(): Promise<void>;
}

export function createActivityNotes({ accounts, live, clock, log }: ActivityNotesOptions): ActivityNotes {
  let noted = new Map<string, string>();
  let cancel: (() => void) | null = null;

  async function settle(): Promise<void> {
    cancel?.();
    cancel = null;
    const due = noted;
    noted = new Map();
    if (due.size === 0) return;
    // What is lost is a time of day that the next message brings anew; it must hold up nobody.
    await accounts
      .touch(due)
      .catch((thrown: unknown) => log.warn("accounts.activity_not_stored", { message: toError(thrown).message }));
  }

  return {
    note(accountId) {
      const at = isoTime(clock);
      live.patch(accountId, { lastActiveAt: at });
      noted.set(accountId, at);
      cancel ??= clock.after(gatherMs, () => void settle());
    },
    settle,
  };
}
