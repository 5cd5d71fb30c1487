/** Where answers to requests with an `Idempotency-Key` are kept, so that a repeat gets the same answer. */

export interface StoredAnswer {
  readonly status: number;
  /** JSON text of the answer. */
  readonly body: string;
}

export type IdempotencyStart =
  | { readonly kind: "new" }
  /** The first request with this key is still under way. */
  | { readonly kind: "busy" }
  /** The key was used with another request body. */
  | { readonly kind: "mismatch" }
  | { readonly kind: "done"; readonly answer: StoredAnswer };

export interface IdempotencyStore {
  /** Claims the key of this device atomically, or says what became of its first use. */
  begin(deviceId: string, key: string, requestHash: string): Promise<IdempotencyStart>;
  /** Keeps the answer; null frees the key because the request failed and may be tried again. */
  finish(deviceId: string, key: string, answer: StoredAnswer | null): Promise<void>;
}
