/** Devices, idempotent answers and history on a real database. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Device } from "../auth/device-store";
import { silentLog } from "../diagnostics/log";
import { createTestClock, type TestClock } from "../testing/test-clock";
import type { ChatMessage, ChatSummary } from "../whatsapp/client-port";
import { openStore, type Store } from "./open-store";

let clock: TestClock;
let store: Store;
beforeEach(async () => {
  clock = createTestClock();
  store = await openStore({ url: ":memory:", clock, random: Math.random, log: silentLog });
});

describe("a device", () => {
  const device: Device = {
    id: "d1",
    label: "Laptop",
    scope: "operate",
    origin: null,
    createdAt: "2026-01-01T00:00:00.000Z",
    lastSeenAt: null,
    expiresAt: "2026-04-01T00:00:00.000Z",
  };

  const now = "2026-02-01T00:00:00.000Z";

  it("is found by the hash of its token alone, which never comes back out", async () => {
    await store.devices.insert(device, "hash");

    expect(await store.devices.findByTokenHash("hash", now)).toEqual(device);
    expect(await store.devices.findByTokenHash("other", now)).toBeNull();
    expect(await store.devices.list()).toEqual([device]);
  });

  it("is noted when seen and gone when removed, together with its answers", async () => {
    await store.devices.insert(device, "hash");
    await store.devices.touch("d1", "2026-02-01T00:00:00.000Z", "2026-05-01T00:00:00.000Z");
    expect(await store.devices.list()).toMatchObject([{ lastSeenAt: "2026-02-01T00:00:00.000Z" }]);
    await store.idempotency.begin("d1", "key", "body");

    expect([await store.devices.remove("d1"), await store.devices.remove("d1")]).toEqual([true, false]);

    expect(await store.devices.findByTokenHash("hash", now)).toBeNull();
    expect(await store.idempotency.begin("d1", "key", "another")).toEqual({ kind: "new" });
  });

  it("is found by its old token too for a while after a rotation", async () => {
    await store.devices.insert(device, "old");
    expect(await store.devices.rotate("d1", "new", "2026-02-01T00:01:00.000Z")).toBe(true);

    expect(await store.devices.findByTokenHash("new", now)).toEqual(device);
    expect(await store.devices.findByTokenHash("old", now)).toEqual(device);
    expect((await store.devices.findKeys("d1", now))?.tokenHashes).toEqual(["new", "old"]);
    const later = "2026-02-01T00:01:00.000Z";
    expect(await store.devices.findByTokenHash("old", later)).toBeNull();
    expect(await store.devices.listValidTokens(later)).toEqual([
      { tokenHash: "new", deviceId: "d1", lastSeenAt: null },
    ]);
    expect(await store.devices.listValidTokens(device.expiresAt)).toEqual([]);
    expect(await store.devices.rotate("d2", "x", later)).toBe(false);
  });

  it("cannot share a token with another", async () => {
    await store.devices.insert(device, "hash");

    await expect(store.devices.insert({ ...device, id: "d2" }, "hash")).rejects.toThrow();
  });
});

describe("the audit log", () => {
  it("gives back the newest first", async () => {
    const entry = { at: "2026-01-01T00:00:00.000Z", operation: "pairDevice", deviceId: null, target: null } as const;
    for (const status of [201, 401, 410]) await store.audit.record({ ...entry, status });

    expect(await store.audit.list(2)).toEqual([
      { ...entry, status: 410 },
      { ...entry, status: 401 },
    ]);
  });
});

describe("an idempotency key", () => {
  const begin = (hash = "body", deviceId = "d1") => store.idempotency.begin(deviceId, "key", hash);
  const answer = { status: 201, body: '{"id":"a"}' };

  it("F14: is won by one of ten that come at once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => begin()));

    expect(outcomes.filter(({ kind }) => kind === "new")).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "busy")).toHaveLength(9);
  });

  it("gives the first answer again, to the same body of the same device", async () => {
    await begin();
    await store.idempotency.finish("d1", "key", answer);

    expect(await begin()).toEqual({ kind: "done", answer });
    expect(await begin("other body")).toEqual({ kind: "mismatch" });
    expect(await begin("body", "d2")).toEqual({ kind: "new" });
  });

  it("is free again when its request failed", async () => {
    await begin();
    await store.idempotency.finish("d1", "key", null);

    expect(await begin()).toEqual({ kind: "new" });
  });

  it("is free again after a day", async () => {
    await begin();
    await store.idempotency.finish("d1", "key", answer);
    clock.advance(24 * 60 * 60 * 1000 - 1);
    expect((await begin()).kind).toBe("done");
    clock.advance(2);

    expect(await begin()).toEqual({ kind: "new" });
  });

  it("of a request that a crash cut short is freed at the boot", async () => {
    await begin();
    await store.idempotency.forgetUnfinished();

    expect(await begin()).toEqual({ kind: "new" });
  });
});

describe("history", () => {
  const message: ChatMessage = {
    messageId: "m1",
    chatId: "c1",
    fromMe: true,
    body: "hi",
    type: "chat",
    timestamp: 1_700_000_000,
  };
  const chat: ChatSummary = { chatId: "c1", title: "Ani", isGroup: false, unreadCount: 2, timestamp: 1_700_000_000 };

  beforeEach(async () => {
    const at = "2026-01-31T10:00:00.000Z";
    await store.accounts.insert({ id: "a", clientName: "Toko", linkMethod: "qr", linkPhoneNumber: null, at });
  });

  it("keeps a message once, however often it is seen", async () => {
    await store.history.saveMessages("a", [message, message]);
    await store.history.saveMessages("a", [
      { ...message, body: "edited" },
      { ...message, messageId: "m2" },
    ]);

    expect(await store.history.countMessages("a")).toBe(2);
  });

  it("refreshes a chat that is known", async () => {
    await store.history.saveChats("a", [chat]);

    await expect(store.history.saveChats("a", [{ ...chat, title: "Ani B", timestamp: null }])).resolves.toBeUndefined();
  });

  it("takes nothing for an account that is gone or going", async () => {
    await store.accounts.markDeleting("a", "2026-01-31T11:00:00.000Z");
    await store.history.saveMessages("a", [message]);
    await store.history.saveMessages("nobody", [message]);
    await store.history.saveMessages("a", []);

    expect([await store.history.countMessages("a"), await store.history.countMessages("nobody")]).toEqual([0, 0]);
  });
});
