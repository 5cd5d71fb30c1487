/** What a socket hears: what comes first, what only some may know, and in which order. */
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Snapshot } from "#shared/events";
import { type SocketRig, startSocketRig } from "./testing/socket-rig";

let rig: SocketRig;
beforeEach(async () => {
  rig = await startSocketRig();
});
afterEach(() => rig.close());

describe("a socket that got in", () => {
  it("gets the snapshot first, then every change once and in order", async () => {
    rig.accounts.attach = async (attach) => {
      rig.stored(1);
      attach({ rev: 1, accounts: [] });
      for (let rev = 2; rev <= 50; rev += 1) rig.stored(rev);
    };

    const { heard } = rig.open(rig.tokens.operate);

    await vi.waitFor(() => expect(heard).toHaveLength(50));
    expect(heard.map(({ payload }) => (payload as { rev: number }).rev)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
    expect(heard[0]?.name).toBe("whatsapp-all-statuses");
  });

  it("gets a long snapshot in pages, before any later change", async () => {
    const account = await rig.accounts.read("a1");
    const accounts = Array.from({ length: 1_001 }, () => account);
    rig.accounts.attach = async (attach) => {
      attach({ rev: 1, accounts });
      queueMicrotask(() => rig.stored(2));
    };

    const { heard } = rig.open(rig.tokens.operate);

    await vi.waitFor(() => expect(heard).toHaveLength(4));
    const counted = heard.map(({ name, payload }) => [name, (payload as Partial<Snapshot>).accounts?.length]);
    expect(counted).toEqual([
      ["whatsapp-all-statuses", 500],
      ["whatsapp-more-statuses", 500],
      ["whatsapp-more-statuses", 1],
      ["whatsapp-status", undefined],
    ]);
    expect(heard[0]?.payload).toMatchObject({ rev: 1, total: 1_001 });
  });

  it("is told of trouble that began before it came", async () => {
    rig.state.health = "degraded";

    const { heard } = rig.open(rig.tokens.read);

    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard[1]).toEqual({ name: "companion-notice", payload: { kind: "degraded" } });
  });

  it("is told that all accounts wait for the network, which /health says as well", async () => {
    rig.state.networkRetryAt = "2026-01-25T08:00:15.000Z";

    const { heard } = rig.open(rig.tokens.read);

    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard[1]).toEqual({ name: "companion-notice", payload: { kind: "network_lost" } });
    const health = await (await rig.call("GET", "/health")).json();
    expect(health).toMatchObject({ status: "ok", networkRetryAt: "2026-01-25T08:00:15.000Z" });
  });

  it("gets each event under its contract name", async () => {
    const { welcomed, names } = rig.open(rig.tokens.operate);
    await welcomed;

    rig.bus.emit("pairing-code.issued", { accountId: "a", code: "ABCD1234", issuedAt: "", expiresAt: "" });
    rig.bus.emit("account.changed", await rig.accounts.read("a1"));
    rig.bus.emit("account.removed", { accountId: "a" });
    rig.bus.emit("sync.progressed", {
      accountId: "a",
      syncId: "s",
      chatsDone: 0,
      chatsUnreadable: 0,
      chatsTotal: 1,
      messages: 0,
      done: false,
    });
    rig.bus.emit("companion.noticed", { kind: "draining" });

    await vi.waitFor(() => expect(names()).toHaveLength(6));
    expect(names()).toEqual([
      "whatsapp-all-statuses",
      "whatsapp-pairing-code",
      "whatsapp-account",
      "whatsapp-account-removed",
      "whatsapp-sync-progress",
      "companion-notice",
    ]);
  });

  it("of scope read hears of a challenge without its payload, one that may link gets it", async () => {
    const reader = rig.open(rig.tokens.read);
    const linker = rig.open(rig.tokens.operate);
    await Promise.all([reader.welcomed, linker.welcomed]);

    rig.stored(2, {}, { qrCode: "data:image/png;base64,QR", qrText: "2@secret" });
    rig.bus.emit("pairing-code.issued", { accountId: "a", code: "ABCD1234", issuedAt: "", expiresAt: "" });
    rig.stored(3);

    await vi.waitFor(() => expect([reader.heard.length, linker.heard.length]).toEqual([3, 4]));
    expect(JSON.stringify(reader.heard)).not.toMatch(/secret|base64|ABCD1234/);
    expect(linker.heard[1]?.payload).toMatchObject({ rev: 2, qrText: "2@secret" });
    expect(reader.heard[1]?.payload).toMatchObject({ rev: 2, status: "qr" });
  });

  it("of scope read hears of no message, one that may send hears all", async () => {
    const reader = rig.open(rig.tokens.read);
    const sender = rig.open(rig.tokens.operate);
    await Promise.all([reader.welcomed, sender.welcomed]);
    const message = { accountId: "a", messageId: "m", chatId: "62811@c.us" };

    rig.bus.emit("message.seen", { ...message, fromMe: false, type: "chat", body: "rahasia", timestamp: "" });
    rig.bus.emit("message.acked", { ...message, ack: "read" });
    rig.bus.emit("account.removed", { accountId: "a" });

    await vi.waitFor(() => expect([reader.heard.length, sender.heard.length]).toEqual([2, 4]));
    expect(reader.names()).toEqual(["whatsapp-all-statuses", "whatsapp-account-removed"]);
    expect(sender.names().slice(1, 3)).toEqual(["whatsapp-message", "whatsapp-message-ack"]);
  });

  it("does not lose a status that follows another in the same tick", async () => {
    const linker = rig.open(rig.tokens.admin);
    await linker.welcomed;

    for (let rev = 2; rev <= 20; rev += 1) rig.stored(rev, {}, { qrText: `2@${rev}` });

    await vi.waitFor(() => expect(linker.heard).toHaveLength(20));
  });

  it("stays when it sends what nobody asked for", async () => {
    const { welcomed, client, heard } = rig.open(rig.tokens.read);
    await welcomed;

    (client as Socket).emit("whatsapp-status", { accountId: "a" });
    rig.stored(2);

    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(client.connected).toBe(true);
  });
});
