/** Reads what SQLite says through the layers that wrap it, and says it in codes of the contract. */
import { AppError } from "../errors";

/** Seconds after which asking again makes sense. */
const retryAfter = 5;

/** Why a database is refused, for programs; only `damaged` says that the file itself is at fault. */
export type StoreErrorCode =
  | "damaged"
  | "newer"
  | "locked"
  | "not_opened"
  | "key_missing"
  | "key_wrong"
  | "not_encrypted"
  | "not_converted";

/** The boot refuses this database; `message` is one plain sentence for the terminal. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

function* causes(thrown: unknown): Generator<Error & { readonly code?: unknown }> {
  for (let error = thrown; error instanceof Error; error = error.cause) yield error;
}

/** The SQLite code at the bottom of an error (`SQLITE_BUSY`), or null when SQLite did not raise it. */
export function sqliteCode(thrown: unknown): string | null {
  for (const { code } of causes(thrown)) {
    if (typeof code === "string" && code.startsWith("SQLITE_")) return code;
  }
  return null;
}

export function isBusy(thrown: unknown): boolean {
  const code = sqliteCode(thrown);
  return code !== null && /^SQLITE_(BUSY|LOCKED)/.test(code);
}

export function isConstraint(thrown: unknown): boolean {
  return sqliteCode(thrown)?.startsWith("SQLITE_CONSTRAINT") ?? false;
}

/** What SQLite says of a file that its key does not open, as well as of one that is no database. */
export function isNoDatabase(thrown: unknown): boolean {
  return sqliteCode(thrown)?.startsWith("SQLITE_NOTADB") ?? false;
}

/** Whether the file itself is no database or a damaged one. */
export function isDamage(thrown: unknown): boolean {
  const code = sqliteCode(thrown);
  return code !== null && /^SQLITE_(CORRUPT|NOTADB)/.test(code);
}

/** The error callers get: constraints stay as they are, for the repository that knows what they mean. */
export function translateSqliteError(thrown: unknown): unknown {
  const code = sqliteCode(thrown);
  if (code === null || isConstraint(thrown)) return thrown;
  if (code.startsWith("SQLITE_FULL")) return new AppError("disk_full", { cause: thrown, retryAfter });
  return new AppError("store_unavailable", { cause: thrown, retryAfter });
}
