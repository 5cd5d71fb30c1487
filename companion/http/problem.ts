/** The RFC 9457 body of an error code. */
import { type ErrorCode, errorCatalogue, type FieldError, type Problem } from "#shared/errors";

export function problemOf(code: ErrorCode, requestId: string, errors?: readonly FieldError[]): Problem {
  const { status, retryable, title } = errorCatalogue[code];
  const problem = { type: `urn:saklar:error:${code}`, title, status, code, retryable, requestId };
  return errors === undefined ? problem : { ...problem, errors };
}
