/** Notes in an account's activity what was asked of it in vain, whether alone or among many. */
import type { AccountCommand } from "#shared/account-commands";
import type { ErrorCode } from "#shared/errors";
import { type Clock, isoTime } from "../clock";
import type { Log } from "../diagnostics/log";
import { AppError, toError } from "../errors";
import type { AccountStore } from "./account-store";
import type { AccountUseCases } from "./use-cases";

export interface Failure {
  readonly command: AccountCommand;
  readonly code: ErrorCode;
  readonly at: string;
}

export interface FailureEntry extends Failure {
  readonly id: number;
  /** Revision of the account's status at that time. */
  readonly afterRev: number;
}

export interface FailureStore {
  /** Keeps the newest of an account; nothing when it is gone. */
  save(accountId: string, failure: Failure): Promise<void>;
  /** Newest first, after a status of at least `from` and, unless it is null, below `before`. */
  list(
    accountId: string,
    span: { readonly from: number; readonly before: number | null },
  ): Promise<readonly FailureEntry[]>;
  /** Drops those older than `before`. */
  forgetOld(before: string): Promise<void>;
}

/** Runs the command and passes its error on, noted. */
export type Noted = <T>(name: string, command: AccountCommand, run: () => Promise<T>) => Promise<T>;

interface FailureNotesOptions {
  readonly accounts: Pick<AccountStore, "find">;
  readonly failures: Pick<FailureStore, "save">;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is typed wrong is said at the field, and is nothing that happened to the account. */
const unnoted: ReadonlySet<ErrorCode> = new Set(["account_not_found", "validation_failed"]);

export function createFailureNotes({ accounts, failures, clock, log }: FailureNotesOptions): Noted {
  async function note(name: string, command: AccountCommand, thrown: unknown): Promise<void> {
    const code = thrown instanceof AppError ? thrown.code : "internal";
    if (unnoted.has(code)) return;
    const account = await accounts.find(name);
    if (account !== null) await failures.save(account.id, { command, code, at: isoTime(clock) });
  }

  return async (name, command, run) => {
    try {
      return await run();
    } catch (thrown) {
      // Where the database is the trouble, the answer has to do.
      await note(name, command, thrown).catch((error: unknown) =>
        log.warn("accounts.failure_not_noted", { message: toError(error).message }),
      );
      throw thrown;
    }
  };
}

export function withFailuresNoted(useCases: AccountUseCases, noted: Noted): AccountUseCases {
  const { update, remove, start, stop, pause, logout, syncHistory, cancelSync } = useCases;
  const { pairingCode, resetMessageCount } = useCases;
  return {
    ...useCases,
    update: (name, ...rest) => noted(name, "update", () => update(name, ...rest)),
    remove: (name) => noted(name, "delete", () => remove(name)),
    start: (name, options) => noted(name, "start", () => start(name, options)),
    stop: (name) => noted(name, "stop", () => stop(name)),
    pause: (name) => noted(name, "pause", () => pause(name)),
    logout: (name) => noted(name, "logout", () => logout(name)),
    syncHistory: (name, limit) => noted(name, "syncHistory", () => syncHistory(name, limit)),
    cancelSync: (name) => noted(name, "cancelSync", () => cancelSync(name)),
    pairingCode: (name, phoneNumber) => noted(name, "pairingCode", () => pairingCode(name, phoneNumber)),
    resetMessageCount: (name) => noted(name, "resetCount", () => resetMessageCount(name)),
  };
}
