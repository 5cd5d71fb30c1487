/** Why a request to the companion failed, as a code that the screens translate. */
import { type ErrorCode, errorCatalogue, type FieldError } from "#shared/errors";

/** What can go wrong before the companion gives an answer we understand. */
export const clientErrorCodes = [
  "companion_unreachable",
  "companion_unproven",
  "answer_unreadable",
  "not_paired",
] as const;
export type ApiErrorCode = ErrorCode | (typeof clientErrorCodes)[number];

interface ApiErrorFacts {
  readonly fields?: readonly FieldError[];
  readonly retryAfterMs?: number | null;
  readonly cause?: unknown;
}

export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  readonly fields: readonly FieldError[];
  readonly retryAfterMs: number | null;

  constructor(code: ApiErrorCode, { fields = [], retryAfterMs = null, cause }: ApiErrorFacts = {}) {
    super(code, { cause });
    this.code = code;
    this.fields = fields;
    this.retryAfterMs = retryAfterMs;
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && Object.hasOwn(errorCatalogue, value);
}

/** Reads an error answer; a body that is no problem document of ours says that something else answered. */
export async function readProblem(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== "object" || body === null || !("code" in body) || !isErrorCode(body.code)) {
    return new ApiError("answer_unreadable");
  }
  const fields = "errors" in body && Array.isArray(body.errors) ? body.errors.filter(isFieldError) : [];
  return new ApiError(body.code, { fields, retryAfterMs: retryAfter(response) });
}

function isFieldError(value: unknown): value is FieldError {
  return typeof value === "object" && value !== null && "path" in value && "code" in value;
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}
