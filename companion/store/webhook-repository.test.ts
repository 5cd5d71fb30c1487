/** The outbox is bounded, and a kept event is part of the write that made it happen. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { webhookLimits } from "#shared/webhook-events";
import { silentLog } from "../diagnostics/log";
import { createTestClock } from "../testing/test-clock";
import { openStore, type Store } from "./open-store";

const at = "2026-01-25T08:00:00.000Z";
const hook = { url: "https://example.com/", accountId: null, secret: "whsec_", isEnabled: true, createdAt: at };

let folder: string;
let url: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "saklar-outbox-"));
  url = `file:${join(folder, "saklar.db")}`;
  store = await openStore({ url, clock: createTestClock(), random: () => 0.5, log: silentLog });
  await store.accounts.insert({ id: "a", clientName: "a", linkMethod: "qr", linkPhoneNumber: null, at });
  await store.webhooks.insert({ ...hook, id: "w", events: ["whatsapp-status", "whatsapp-message-ack"] });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const counts = async () => {
  const found = await store.webhooks.find("w");
  return [found?.waiting, found?.dead];
};

async function fill(count: number, deadAt: string | null): Promise<void> {
  const client = createClient({ url });
  await client.execute({
    sql: `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
      INSERT INTO webhook_delivery (id, webhookId, accountId, event, rev, data, createdAt, deadAt)
      SELECT 'd' || i, 'w', 'a', 'whatsapp-status', i, '{}', ?, ? FROM n`,
    args: [count, at, deadAt],
  });
  client.close();
}

it("keeps a status with its revision, and none for a move that was not made", async () => {
  const move = { id: "a", epoch: 0, from: "disconnected", to: "loading", reason: null, at, patch: {} } as const;
  const rev = await store.accounts.saveStatus(move);
  expect(await store.accounts.saveStatus(move)).toBeNull();
  expect(await store.accounts.saveStatus({ ...move, from: "loading", to: "qr", epoch: 7 })).toBeNull();

  const kept = await store.webhooks.deliveries("w", { isDead: false, after: 0, limit: 9 });

  expect(kept).toMatchObject([{ rev, event: "whatsapp-status", attempts: 0, nextAttemptAt: at, deadAt: null }]);
  const parcel = await store.webhooks.parcel(kept[0]?.seq ?? 0);
  expect(JSON.parse(parcel?.data ?? "")).toEqual({
    ...{ accountId: "a", clientName: "a", phoneNumber: null, status: "loading", reason: null, since: at },
    ...{ desired: "stopped", epoch: 0, rev },
  });
});

it("makes what comes after ten thousand waiting ones a dead letter at once", async () => {
  await fill(webhookLimits.waiting, null);

  await store.webhooks.queue({ event: "whatsapp-message-ack", accountId: "a", at, data: "{}" });

  expect(await counts()).toEqual([webhookLimits.waiting, 1]);
  const [letter] = await store.webhooks.deliveries("w", { isDead: true, after: 0, limit: 9 });
  expect(letter).toMatchObject({ failure: "queue_full", attempts: 0, deadAt: at });
});

it("keeps the newest thousand dead letters", async () => {
  await fill(webhookLimits.dead + 5, at);
  await store.webhooks.queue({ event: "whatsapp-message-ack", accountId: "a", at, data: "{}" });
  const [waiting] = await store.webhooks.heads(1);

  const failure = { attempts: 15, nextAt: 0, deadAt: at, status: 500, failure: "http_status" } as const;
  await store.webhooks.failed({ ...failure, seq: waiting?.seq ?? 0, webhookId: "w" });

  expect(await counts()).toEqual([0, webhookLimits.dead]);
  const [oldest] = await store.webhooks.deliveries("w", { isDead: true, after: 0, limit: 1 });
  expect(oldest?.id).toBe("d7");
});

it("pages what it shows, and replays all or some", async () => {
  await fill(5, at);
  const page = await store.webhooks.deliveries("w", { isDead: true, after: 2, limit: 2 });
  expect(page.map(({ id }) => id)).toEqual(["d3", "d4"]);

  expect(await store.webhooks.replay("w", ["d3", "nobody"])).toBe(1);
  expect(await store.webhooks.replay("w", null)).toBe(4);
  expect(await store.webhooks.heads(9)).toMatchObject([{ seq: 1, webhookId: "w", accountId: "a" }]);
});

it("takes fifty webhooks and no more, and forgets what waits for one that goes", async () => {
  const added = await Promise.all(
    Array.from({ length: webhookLimits.webhooks }, (_, index) =>
      store.webhooks.insert({ ...hook, id: `w${index}`, events: ["whatsapp-status"] }),
    ),
  );
  expect(added.filter((isAdded) => !isAdded)).toHaveLength(1);
  await fill(3, null);

  expect([await store.webhooks.remove("w"), await store.webhooks.remove("w")]).toEqual([true, false]);

  expect(await store.webhooks.heads(9)).toEqual([]);
});
