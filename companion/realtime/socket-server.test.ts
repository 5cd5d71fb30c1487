/** Sockets as real clients meet them: who gets in, what comes first, who sees a challenge, and when it is over. */
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ClientToServerEvents, ServerToClientEvents, Snapshot, StatusUpdate } from "#shared/events";
import { operations } from "#shared/paths";
import type { StoredStatus } from "../events/event-bus";
import { sendRaw } from "../http/testing/raw-http";
import { extensionOrigin, type Rig, startRig } from "../http/testing/rig";

type Client = Socket<ServerToClientEvents, ClientToServerEvents>;

let rig: Rig;
const clients: Client[] = [];
beforeEach(async () => {
  rig = await startRig();
  await rig.accounts.create({ clientName: "a1", method: "qr", start: true });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await rig.close();
});

/** Everything a socket heard, in order. */
function open(token: unknown, options: Parameters<typeof io>[1] = {}) {
  const client: Client = io(rig.url, { auth: { token }, transports: ["websocket"], reconnection: false, ...options });
  const heard: { readonly name: string; readonly payload: unknown }[] = [];
  client.onAny((name: string, payload: unknown) => heard.push({ name, payload }));
  clients.push(client);
  const refused = new Promise<Error & { data?: { code: string } }>((resolve) => client.once("connect_error", resolve));
  const gone = new Promise<string>((resolve) => client.once("disconnect", resolve));
  const welcomed = new Promise<void>((resolve) => client.once("whatsapp-all-statuses", () => resolve()));
  return { client, heard, refused, gone, welcomed, names: () => heard.map(({ name }) => name) };
}

function stored(rev: number, fields: Partial<StatusUpdate> = {}, challenge: StoredStatus["challenge"] = null) {
  const update = { accountId: "a", status: "qr", rev, ...fields } as StoredStatus["update"];
  rig.bus.emit("status.stored", { update, challenge });
}

/** The watch over tokens looks once a second and then sets its next alarm. */
async function passSeconds(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    rig.clock.advance(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("a handshake", () => {
  it.each(["https://evil.com", "null", "http://127.0.0.1"])(
    "from the web origin %s is refused before the upgrade",
    async (origin) => {
      const answer = await sendRaw(rig.port, [
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
        `Host: 127.0.0.1:${rig.port}`,
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
        `Origin: ${origin}`,
      ]);

      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body).code).toBe("origin_not_allowed");
    },
  );

  it.each([
    ["another Host", "evil.com", []],
    ["a browser without Origin", "", ["Sec-Fetch-Site: none"]],
  ])("from %s is refused for polling and upgrade alike", async (_what, host, more) => {
    const head = [`Host: ${host === "" ? `127.0.0.1:${rig.port}` : host}`, ...more];
    const upgrade = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];

    const upgraded = await sendRaw(rig.port, [
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
      ...head,
      ...upgrade,
    ]);
    const polled = await sendRaw(rig.port, ["POST /socket.io/?EIO=4&transport=polling&sid=x HTTP/1.1", ...head]);

    expect([upgraded.status, polled.status]).toEqual([403, 403]);
  });

  it.each([
    ["no", undefined],
    ["an unknown", "A".repeat(43)],
    ["a malformed", { toString: 1 }],
  ])("with %s token ends in a coded connect_error", async (_what, token) => {
    const { refused, heard } = open(token);

    expect((await refused).data).toEqual({ code: "unauthorized" });
    expect(heard).toEqual([]);
  });

  it("with an expired token is refused", async () => {
    rig.clock.advance(91 * 24 * 60 * 60 * 1000);

    const { refused } = open(rig.tokens.admin);

    expect((await refused).data?.code).toBe("unauthorized");
  });

  it("from another extension than the token's is refused", async () => {
    const token = await rig.issue("admin", extensionOrigin);

    const own = open(token, { extraHeaders: { Origin: extensionOrigin } });
    const other = open(token, { extraHeaders: { Origin: "chrome-extension://other" } });

    await own.welcomed;
    expect((await other.refused).data?.code).toBe("origin_mismatch");
  });

  it("works over polling too", async () => {
    const { welcomed, client } = open(rig.tokens.read, { transports: ["polling"] });

    await welcomed;

    expect(client.connected).toBe(true);
  });
});

describe("a socket that got in", () => {
  it("gets the snapshot first, then every change once and in order", async () => {
    rig.accounts.attach = async (attach) => {
      stored(1);
      attach({ rev: 1, accounts: [] });
      for (let rev = 2; rev <= 50; rev += 1) stored(rev);
    };

    const { heard } = open(rig.tokens.operate);

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
      queueMicrotask(() => stored(2));
    };

    const { heard } = open(rig.tokens.operate);

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

    const { heard } = open(rig.tokens.read);

    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard[1]).toEqual({ name: "companion-notice", payload: { kind: "degraded" } });
  });

  it("is told that all accounts wait for the network, which /health says as well", async () => {
    rig.state.networkRetryAt = "2026-01-25T08:00:15.000Z";

    const { heard } = open(rig.tokens.read);

    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard[1]).toEqual({ name: "companion-notice", payload: { kind: "network_lost" } });
    const health = await (await rig.call("GET", "/health")).json();
    expect(health).toMatchObject({ status: "ok", networkRetryAt: "2026-01-25T08:00:15.000Z" });
  });

  it("gets each event under its contract name", async () => {
    const { welcomed, names } = open(rig.tokens.operate);
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
    const reader = open(rig.tokens.read);
    const linker = open(rig.tokens.operate);
    await Promise.all([reader.welcomed, linker.welcomed]);

    stored(2, {}, { qrCode: "data:image/png;base64,QR", qrText: "2@secret" });
    rig.bus.emit("pairing-code.issued", { accountId: "a", code: "ABCD1234", issuedAt: "", expiresAt: "" });
    stored(3);

    await vi.waitFor(() => expect([reader.heard.length, linker.heard.length]).toEqual([3, 4]));
    expect(JSON.stringify(reader.heard)).not.toMatch(/secret|base64|ABCD1234/);
    expect(linker.heard[1]?.payload).toMatchObject({ rev: 2, qrText: "2@secret" });
    expect(reader.heard[1]?.payload).toMatchObject({ rev: 2, status: "qr" });
  });

  it("of scope read hears of no message, one that may send hears all", async () => {
    const reader = open(rig.tokens.read);
    const sender = open(rig.tokens.operate);
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
    const linker = open(rig.tokens.admin);
    await linker.welcomed;

    for (let rev = 2; rev <= 20; rev += 1) stored(rev, {}, { qrText: `2@${rev}` });

    await vi.waitFor(() => expect(linker.heard).toHaveLength(20));
  });

  it("is closed as soon as its device is removed, and cannot come back", async () => {
    const { welcomed, gone } = open(rig.tokens.read);
    await welcomed;
    const { devices } = await (await rig.call("GET", operations.listDevices.path)).json();
    const reader = devices.find((device: { label: string }) => device.label === "read");

    const response = await rig.call("DELETE", `/auth/devices/${reader.id}`);

    expect(response.status).toBe(204);
    expect(await gone).toBe("io server disconnect");
    expect((await open(rig.tokens.read).refused).data?.code).toBe("unauthorized");
  });

  it("is closed when its device was removed behind the companion's back, or expired", async () => {
    const { welcomed, gone } = open(rig.tokens.read);
    await welcomed;
    const [reader] = (await rig.devices.list()).filter(({ label }) => label === "read");
    await rig.devices.remove(reader!.id);

    rig.clock.advance(1000);

    expect(await gone).toBe("io server disconnect");
  });

  it("of the old token is closed a minute after a rotation, one of the new token stays", async () => {
    const old = open(rig.tokens.read);
    await old.welcomed;
    const rotated = await rig.call("POST", operations.rotateToken.path, { token: rig.tokens.read });
    const { token } = await rotated.json();
    const renewed = open(token);
    await renewed.welcomed;

    rig.clock.advance(1000);
    expect((await rig.call("GET", "/whatsapp/sessions", { token: rig.tokens.read })).status).toBe(200);
    expect(old.client.connected).toBe(true);
    await passSeconds(60);

    expect(await old.gone).toBe("io server disconnect");
    expect(renewed.client.connected).toBe(true);
  });

  it("keeps its token from expiring under it", async () => {
    const { welcomed, client } = open(rig.tokens.read);
    await welcomed;

    for (let day = 0; day < 100; day += 1) {
      rig.clock.advance(24 * 60 * 60 * 1000);
      await new Promise((resolve) => setImmediate(resolve));
    }

    expect(client.connected).toBe(true);
    expect((await rig.call("GET", "/whatsapp/sessions", { token: rig.tokens.read })).status).toBe(200);
  });

  it("stays when it sends what nobody asked for", async () => {
    const { welcomed, client, heard } = open(rig.tokens.read);
    await welcomed;

    (client as Socket).emit("whatsapp-status", { accountId: "a" });
    stored(2);

    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(client.connected).toBe(true);
  });
});
