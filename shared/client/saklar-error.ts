/** What a request of a program can fail with: a code of the contract, or `unreachable` when nobody answered. */
import { type ErrorCode, errorCodes, type FieldError, type Problem } from "#shared/errors";

export class SaklarError extends Error {
  override readonly name = "SaklarError";
  readonly code: ErrorCode | "unreachable";
  /** Whether the same request may succeed later without being changed. */
  readonly isRetryable: boolean;
  /** Milliseconds after which it may; null when the companion did not say. */
  readonly waitMs: number | null;
  /** Of `daily_limit`: the local midnight at which a new day begins. */
  readonly resetsAt: string | null;
  readonly errors: readonly FieldError[];

  constructor(code: SaklarError["code"], problem: Partial<Problem> = {}, options: ErrorOptions = {}) {
    super(problem.title ?? "The companion did not answer as expected", options);
    this.code = code;
    this.isRetryable = problem.retryable ?? true;
    this.waitMs = problem.waitMs ?? null;
    this.resetsAt = problem.resetsAt ?? null;
    this.errors = problem.errors ?? [];
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return (errorCodes as readonly unknown[]).includes(value);
}

/** The error an answer stands for; whatever else than the companion answered on that port counts as nobody. */
export async function errorOf(response: Response): Promise<SaklarError> {
  const problem: Partial<Problem> | null = await response.json().catch(() => null);
  if (problem === null || !isErrorCode(problem.code)) return new SaklarError("unreachable");
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  const waitMs = problem.waitMs ?? (Number.isFinite(seconds) ? seconds * 1000 : undefined);
  return new SaklarError(problem.code, { ...problem, ...(waitMs !== undefined && { waitMs }) });
}
