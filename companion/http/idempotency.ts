/** Answers a repeated request with the answer of its first one, when the caller marks both with the same key. */
import { createHash } from "node:crypto";
import type { Log } from "../diagnostics/log";
import { AppError, toError } from "../errors";
import type { IdempotencyStore } from "./idempotency-store";

interface KeyedRequest {
  readonly deviceId: string;
  /** The header as sent; without one the work is simply done. */
  readonly key: string | undefined;
  readonly request: unknown;
  /** What a repeat is told when a crash cuts the work short; without it the repeat does the work. */
  readonly ifCutShort?: JsonAnswer;
}

interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

export type AnswerOnce = <A extends JsonAnswer>(keyed: KeyedRequest, work: () => Promise<A>) => Promise<A>;

const validKey = /^[\x21-\x7e]{1,255}$/;

export function createAnswerOnce({ store, log }: { store: IdempotencyStore; log: Log }): AnswerOnce {
  /** Requests under way in this process: repeats join them instead of being told to come back. */
  const running = new Map<string, { readonly hash: string; readonly answer: Promise<JsonAnswer> }>();

  async function finish(keyed: { deviceId: string; key: string }, answer: JsonAnswer | null): Promise<void> {
    const stored = answer && { status: answer.status, body: JSON.stringify(answer.body) };
    // The work is done and must be answered even when the answer cannot be kept for a repeat.
    await store.finish(keyed.deviceId, keyed.key, stored).catch((thrown: unknown) => {
      log.warn("idempotency.finish_failed", { error: toError(thrown).message });
    });
  }

  async function first(
    { deviceId, key, ifCutShort }: KeyedRequest & { readonly key: string },
    hash: string,
    work: () => Promise<JsonAnswer>,
  ) {
    const start = await store.begin(deviceId, key, hash);
    if (start.kind === "busy") throw new AppError("idempotency_busy", { retryAfter: 1 });
    if (start.kind === "mismatch") throw new AppError("idempotency_mismatch");
    if (start.kind === "done") return { status: start.answer.status, body: JSON.parse(start.answer.body) };
    if (ifCutShort !== undefined) await finish({ deviceId, key }, ifCutShort);
    try {
      const answer = await work();
      await finish({ deviceId, key }, answer);
      return answer;
    } catch (thrown) {
      await finish({ deviceId, key }, null);
      throw thrown;
    }
  }

  return async <A extends JsonAnswer>(keyed: KeyedRequest, work: () => Promise<A>) => {
    const { deviceId, key, request } = keyed;
    if (key === undefined) return work();
    if (!validKey.test(key)) {
      throw new AppError("validation_failed", { errors: [{ path: "Idempotency-Key", code: "invalid_format" }] });
    }
    const hash = createHash("sha256").update(JSON.stringify(request)).digest("hex");
    const slot = JSON.stringify([deviceId, key]);
    const known = running.get(slot);
    if (known !== undefined && known.hash !== hash) throw new AppError("idempotency_mismatch");
    const answer = known?.answer ?? first({ ...keyed, key }, hash, work);
    if (known === undefined) {
      running.set(slot, { hash, answer });
      answer.finally(() => running.delete(slot)).catch(() => {});
    }
    // The stored body was written by the same operation, hence has the same type.
    return (await answer) as A;
  };
}
