/** Answers of repeated requests, as far as the store decides: another process may share it. */
import { describe, expect, it } from "vitest";
import { silentLog } from "../diagnostics/log";
import { createAnswerOnce } from "./idempotency";
import type { IdempotencyStart, IdempotencyStore } from "./idempotency-store";

const keyed = { deviceId: "d", key: "k", request: { a: 1 } };
const work = async () => ({ status: 201, body: { id: 1 } });

function answerOnceWith(start: IdempotencyStart, changes: Partial<IdempotencyStore> = {}) {
  const finished: unknown[] = [];
  const store: IdempotencyStore = {
    begin: async () => start,
    finish: async (_device, _key, answer) => void finished.push(answer),
    ...changes,
  };
  return { answerOnce: createAnswerOnce({ store, log: silentLog }), finished };
}

describe("a keyed request", () => {
  it("that another process is working on is told to come back", async () => {
    const { answerOnce } = answerOnceWith({ kind: "busy" });

    await expect(answerOnce(keyed, work)).rejects.toMatchObject({ code: "idempotency_busy", retryAfter: 1 });
  });

  it("that was answered gets that answer without doing the work", async () => {
    const { answerOnce } = answerOnceWith({ kind: "done", answer: { status: 201, body: '{"id":7}' } });

    const answer = await answerOnce(keyed, () => Promise.reject(new Error("worked")));

    expect(answer).toEqual({ status: 201, body: { id: 7 } });
  });

  it("that does the work keeps its answer, or frees the key when it fails", async () => {
    const { answerOnce, finished } = answerOnceWith({ kind: "new" });

    await answerOnce(keyed, work);
    await expect(answerOnce(keyed, () => Promise.reject(new Error("no")))).rejects.toThrow("no");

    expect(finished).toEqual([{ status: 201, body: '{"id":1}' }, null]);
  });

  it("that a crash must not repeat has its answer for that case stored before the work", async () => {
    const { answerOnce, finished } = answerOnceWith({ kind: "new" });
    const ifCutShort = { status: 201, body: { id: null } };

    await answerOnce({ ...keyed, ifCutShort }, async () => {
      expect(finished).toEqual([{ status: 201, body: '{"id":null}' }]);
      return work();
    });

    expect(finished.at(-1)).toEqual({ status: 201, body: '{"id":1}' });
  });

  it("is answered although the answer cannot be kept", async () => {
    const { answerOnce } = answerOnceWith({ kind: "new" }, { finish: () => Promise.reject(new Error("locked")) });

    await expect(answerOnce(keyed, work)).resolves.toEqual({ status: 201, body: { id: 1 } });
  });

  it("without a key is simply done", async () => {
    const { answerOnce, finished } = answerOnceWith({ kind: "busy" });

    await answerOnce({ ...keyed, key: undefined }, work);

    expect(finished).toEqual([]);
  });
});
