/** Many accounts at once: one outcome each, progress on the way, and the rest can be cancelled. */
import { describe, expect, it } from "vitest";
import { createHttpClient } from "../api/http-client";
import { createWhatsappStore } from "../stores/whatsapp-store";
import { someAccounts } from "../testing/account-fixture";
import { FakeCompanion, type FakeRequest, json, problem } from "../testing/fake-companion";
import { createBatchActions } from "./batch-actions";

function rig(count: number) {
  const accounts = someAccounts(count);
  const ids = accounts.map(({ id }) => id);
  const companion = new FakeCompanion();
  const whatsapp = createWhatsappStore();
  whatsapp.getState().applySnapshot({ rev: count, accounts }, 0);
  const readTarget = async () => ({
    companionUrl: "http://127.0.0.1:8477",
    token: "secret",
    deviceId: "d1",
    wasRevoked: false,
  });
  const http = createHttpClient({ fetch: companion.fetch, readTarget });
  return { ids, companion, whatsapp, batch: createBatchActions({ http, whatsapp }) };
}

const namesOf = ({ body }: FakeRequest) => (body as { names: string[] }).names;
const allFine = (request: FakeRequest) => json({ results: namesOf(request).map((name) => ({ name, ok: true })) });

describe("batch actions", () => {
  it("report progress after each parcel, in order", async () => {
    const { ids, companion, batch } = rig(25);
    companion.replies.startSessions = allFine;
    const progress: number[] = [];

    const items = await batch.run("start", ids, { onProgress: (done) => progress.push(done.length) });

    expect(progress).toEqual([10, 20, 25]);
    expect(items.map(({ accountId }) => accountId)).toEqual(ids);
    expect(items.every(({ ok }) => ok)).toBe(true);
  });

  it("ask for nothing more once cancelled", async () => {
    const { ids, companion, batch } = rig(25);
    companion.replies.stopSessions = allFine;
    const abort = new AbortController();

    const items = await batch.run("stop", ids, { signal: abort.signal, onProgress: () => abort.abort() });

    expect(companion.requests).toHaveLength(1);
    expect(items.filter((item) => !item.ok && item.code === "cancelled")).toHaveLength(15);
  });

  it("keep each account's own outcome, and are busy only meanwhile", async () => {
    const { ids, companion, whatsapp, batch } = rig(3);
    companion.replies.startSessions = (request) => {
      expect(Object.keys(whatsapp.getState().pending)).toEqual(ids);
      const results = namesOf(request).map((name, index) =>
        index === 1 ? { name, ok: false, code: "account_not_found" } : { name, ok: true },
      );
      return json({ results });
    };

    const items = await batch.run("start", ids);

    expect(items[1]).toEqual({ accountId: ids[1], ok: false, code: "account_not_found" });
    expect(items.filter(({ ok }) => ok)).toHaveLength(2);
    expect(whatsapp.getState().pending).toEqual({});
  });

  it("give every account of a refused parcel the reason", async () => {
    const { ids, companion, batch } = rig(2);
    companion.replies.deleteSessions = () => problem("scope_missing");

    const items = await batch.run("remove", ids);

    expect(items.map((item) => !item.ok && item.code)).toEqual(["scope_missing", "scope_missing"]);
  });

  it("take only the removed ones off the list", async () => {
    const { ids, companion, whatsapp, batch } = rig(2);
    companion.replies.deleteSessions = () =>
      json({
        results: [
          { name: ids[0], ok: true },
          { name: ids[1], ok: false, code: "internal" },
        ],
      });

    await batch.run("remove", ids);

    expect(Object.keys(whatsapp.getState().accounts)).toEqual([ids[1]]);
  });
});
