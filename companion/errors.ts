/** The one error family of the companion: a code of the contract, field errors if any, and the cause for the log. */
import { type ErrorCode, errorCatalogue, type FieldError } from "#shared/errors";

interface AppErrorOptions {
  readonly cause?: unknown;
  readonly errors?: readonly FieldError[];
  /** Seconds to put into `Retry-After`. */
  readonly retryAfter?: number;
}

export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly errors: readonly FieldError[] | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(errorCatalogue[code].title, { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.retryAfter = options.retryAfter;
  }
}

/** Anything that was thrown, as an Error: whatsapp-web.js throws bare strings. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
