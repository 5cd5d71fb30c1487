/** Reads what SQLite says through the layers that wrap it, and says it in codes of the contract. */
import { AppError } from "../errors";

/** Seconds after which asking again makes sense. */
const retryAfter = 5;

/** The boot refuses this database; `message` is one plain sentence for the terminal. */
export class StoreError extends Error {
  override readonly name = "StoreError";
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
