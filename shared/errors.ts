/** The closed catalogue of error codes: one place that says what each means on the wire. */

interface ErrorKind {
  /** HTTP status. */
  readonly status: number;
  /** Whether the same request may succeed later without being changed. */
  readonly retryable: boolean;
  /** A short English title for logs and scripts; the extension translates the code instead. */
  readonly title: string;
}

export const errorCatalogue = {
  malformed_json: { status: 400, retryable: false, title: "The body is not valid JSON" },
  malformed_request: { status: 400, retryable: false, title: "The request is malformed" },
  unauthorized: { status: 401, retryable: false, title: "A valid token is needed" },
  pairing_code_wrong: { status: 401, retryable: true, title: "The pairing code is wrong" },
  host_not_allowed: { status: 403, retryable: false, title: "This Host is not served" },
  origin_not_allowed: { status: 403, retryable: false, title: "Requests from this origin are refused" },
  origin_mismatch: { status: 403, retryable: false, title: "The token belongs to another origin" },
  scope_missing: { status: 403, retryable: false, title: "The token's scope does not allow this" },
  route_not_found: { status: 404, retryable: false, title: "There is no such path" },
  account_not_found: { status: 404, retryable: false, title: "There is no such account" },
  reservation_not_found: {
    status: 404,
    retryable: false,
    title: "There is no such reservation, or it is used up or over",
  },
  webhook_not_found: { status: 404, retryable: false, title: "There is no such webhook" },
  device_not_found: { status: 404, retryable: false, title: "There is no such device" },
  media_not_found: { status: 404, retryable: false, title: "There is no such message, or nothing comes with it" },
  media_gone: { status: 404, retryable: true, title: "WhatsApp does not give this file" },
  method_not_allowed: { status: 405, retryable: false, title: "This path does not take this method" },
  account_running: { status: 409, retryable: true, title: "The account must be stopped first" },
  account_moving: { status: 409, retryable: true, title: "The account is just being exported" },
  name_taken: { status: 409, retryable: false, title: "Another account has this name" },
  number_linked: { status: 409, retryable: false, title: "This number is already linked to an account here" },
  not_linking: { status: 409, retryable: true, title: "The account is not waiting for a phone" },
  not_ready: { status: 409, retryable: true, title: "The account is not connected" },
  capability_degraded: { status: 409, retryable: true, title: "This does not work on the current WhatsApp Web" },
  just_linked: { status: 409, retryable: true, title: "The account was linked too recently for a history sync" },
  sync_running: { status: 409, retryable: true, title: "A history sync of this account is running" },
  sync_cancelled: { status: 409, retryable: true, title: "The history sync was called off" },
  media_too_large: { status: 409, retryable: false, title: "This file is larger than the companion fetches" },
  idempotency_busy: { status: 409, retryable: true, title: "A request with this Idempotency-Key is under way" },
  too_many_accounts: { status: 409, retryable: false, title: "The highest number of accounts is reached" },
  too_many_webhooks: { status: 409, retryable: false, title: "The highest number of webhooks is reached" },
  pairing_closed: { status: 410, retryable: false, title: "This pairing code is used up or expired" },
  body_too_large: { status: 413, retryable: false, title: "The body is too large" },
  unsupported_media_type: { status: 415, retryable: false, title: "The body must be application/json" },
  validation_failed: { status: 422, retryable: false, title: "Some fields are not valid" },
  passphrase_wrong: { status: 422, retryable: false, title: "The file does not open with this passphrase" },
  export_damaged: { status: 422, retryable: false, title: "The file is damaged, incomplete or no exported account" },
  export_newer: { status: 422, retryable: false, title: "The file was made by a newer version" },
  not_on_whatsapp: { status: 422, retryable: false, title: "This number is not on WhatsApp" },
  idempotency_mismatch: { status: 422, retryable: false, title: "This Idempotency-Key was used with another body" },
  too_many_requests: { status: 429, retryable: true, title: "Too many requests" },
  too_many_connections: { status: 429, retryable: true, title: "This token has too many sockets open" },
  daily_limit: { status: 429, retryable: true, title: "The daily limit is reached" },
  pace_limit: { status: 429, retryable: true, title: "Sending faster than the trust level allows" },
  internal: { status: 500, retryable: true, title: "Something went wrong in the companion" },
  whatsapp_failed: { status: 502, retryable: true, title: "WhatsApp did not do what was asked" },
  draining: { status: 503, retryable: true, title: "The companion is shutting down" },
  store_unavailable: { status: 503, retryable: true, title: "The database cannot be written now" },
  media_damaged: { status: 503, retryable: true, title: "The stored file was damaged; it is fetched anew" },
  media_storage_failed: { status: 503, retryable: true, title: "Where media is stored does not answer" },
  link_timeout: { status: 504, retryable: true, title: "WhatsApp did not give a code in time" },
  disk_full: { status: 507, retryable: true, title: "The disk is full" },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorCatalogue;
export const errorCodes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];

/** One field that did not validate: where (`settings.syncLimit`) and a stable key for why. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
}

/** Body of every error answer, `application/problem+json` (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly requestId: string;
  readonly errors?: readonly FieldError[];
  /** For `daily_limit` and `pace_limit`: milliseconds after which the same request may succeed. */
  readonly waitMs?: number;
  /** For `daily_limit`: the local midnight at which a new day begins. */
  readonly resetsAt?: string;
}
