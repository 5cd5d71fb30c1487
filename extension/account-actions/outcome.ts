/** How a request ended, as a value: screens translate the code, nothing is thrown at them. */
import type { FieldError } from "#shared/errors";
import { ApiError, type ApiErrorCode } from "../api/api-error";

export interface Failure {
  readonly ok: false;
  readonly code: ApiErrorCode;
  /** For `validation_failed`: which fields, and why. */
  readonly fields: readonly FieldError[];
  readonly retryAfterMs: number | null;
}

export type Outcome<Value> = { readonly ok: true; readonly value: Value } | Failure;

export async function outcomeOf<Value>(request: Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await request };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, code: error.code, fields: error.fields, retryAfterMs: error.retryAfterMs };
  }
}
