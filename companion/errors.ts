/** The one error family of the companion: a code of the contract, field errors if any, and the cause for the log. */
import { type ErrorCode, errorCatalogue, type FieldError, type Problem } from "#shared/errors";

interface AppErrorOptions {
  readonly cause?: unknown;
  readonly errors?: readonly FieldError[];
  /** Seconds to put into `Retry-After`; follows from `waitMs` when that is given. */
  readonly retryAfter?: number;
  readonly waitMs?: number;
  readonly resetsAt?: string;
}

export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly errors: readonly FieldError[] | undefined;
  readonly retryAfter: number | undefined;
  /** When a limit ends, for the body of the answer. */
  readonly limit: Pick<Problem, "waitMs" | "resetsAt">;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(errorCatalogue[code].title, { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    const { waitMs, resetsAt } = options;
    this.retryAfter = options.retryAfter ?? (waitMs === undefined ? undefined : Math.max(1, Math.ceil(waitMs / 1000)));
    this.limit = { ...(waitMs !== undefined && { waitMs }), ...(resetsAt !== undefined && { resetsAt }) };
  }
}

/** Anything that was thrown, as an Error: whatsapp-web.js throws bare strings. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
