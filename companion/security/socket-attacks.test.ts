/** Attacks on the live side: A16–A19, A38, A39 and A50 of the threat list. */
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import type { ClientToServerEvents, ServerToClientEvents } from "#shared/events";
import { type Rig, startRig } from "../http/testing/rig";
import { createSocketCount, maxSocketsPerDevice } from "../realtime/socket-count";

type Client = Socket<ServerToClientEvents, ClientToServerEvents>;

let rig: Rig;
const clients: Client[] = [];
const sockets: WebSocket[] = [];
beforeEach(async () => {
  rig = await startRig();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const socket of sockets.splice(0)) socket.terminate();
  await rig.close();
});

function open(token: unknown) {
  const client: Client = io(rig.url, {
    auth: { token },
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
  });
  clients.push(client);
  const heard: unknown[] = [];
  client.onAny((_name: string, payload: unknown) => heard.push(payload));
  const outcome = new Promise<string>((resolve) => {
    client.once("connect_error", (error: Error & { data?: { code: string } }) => resolve(error.data?.code ?? "failed"));
    client.once("whatsapp-all-statuses", () => resolve("welcome"));
  });
  const gone = new Promise<string>((resolve) => client.once("disconnect", resolve));
  return { client, heard, outcome, gone };
}

/** A socket that speaks engine.io by hand. */
function openRaw() {
  const socket = new WebSocket(`ws://127.0.0.1:${rig.port}/socket.io/?EIO=4&transport=websocket`);
  sockets.push(socket);
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  const opened = new Promise<void>((resolve) => socket.once("message", () => resolve()));
  return { socket, closed, opened };
}

describe("a socket", () => {
  it.each([
    ["no token", undefined],
    ["an unknown token", "A".repeat(43)],
    ["an object for a token", { length: 43 }],
  ])("A16: with %s is refused at once: the companion's clock stands still", async (_what, token) => {
    expect(await open(token).outcome).toBe("unauthorized");
  });

  it("A16: with an expired token is refused", async () => {
    rig.clock.advance(91 * 24 * 60 * 60 * 1000);

    expect(await open(rig.tokens.admin).outcome).toBe("unauthorized");
  });

  it("A17: that never says who it is hears nothing and is dropped", async () => {
    const { socket, closed, opened } = openRaw();
    const heard: string[] = [];
    await opened;
    socket.on("message", (data) => heard.push(String(data)));
    rig.bus.emit("companion.noticed", { kind: "degraded" });

    await closed;

    expect(heard.filter((packet) => packet !== "2")).toEqual([]);
  }, 20_000);

  it("A18: cannot pick up where a revoked one was cut, because nothing is kept to be picked up", async () => {
    const { client, outcome, gone } = open(rig.tokens.read);
    await outcome;
    const reader = (await rig.devices.list()).find(({ label }) => label === "read");

    await rig.call("DELETE", `/auth/devices/${reader?.id}`);
    await gone;
    client.auth = { token: rig.tokens.read, pid: "x", offset: "x" };
    const refused = new Promise<Error & { data?: { code: string } }>((resolve) =>
      client.once("connect_error", resolve),
    );
    client.connect();

    expect((await refused).data?.code).toBe("unauthorized");
    expect(client.recovered).not.toBe(true);
  });

  it("A19: of scope read hears that a QR is there, never what it says", async () => {
    const reader = open(rig.tokens.read);
    await reader.outcome;
    const update = { accountId: "a", status: "qr", rev: 2 } as Parameters<ServerToClientEvents["whatsapp-status"]>[0];

    rig.bus.emit("status.stored", { update, challenge: { qrCode: "data:image/png;base64,QR", qrText: "2@secret" } });
    rig.bus.emit("pairing-code.issued", { accountId: "a", code: "ABCD1234", issuedAt: "", expiresAt: "" });
    rig.bus.emit("companion.noticed", { kind: "degraded" });

    await vi.waitFor(() => expect(reader.heard).toHaveLength(3));
    expect(reader.heard[1]).toMatchObject({ status: "qr" });
    expect(JSON.stringify(reader.heard)).not.toMatch(/secret|base64|ABCD1234/);
  });

  it.each([
    ["an unknown event", '42["delete-everything",{"all":true}]'],
    ["an event for somebody else's room", '42["whatsapp-status",{"accountId":"a","status":"ready"}]'],
    ["eleven attachments", '511-["x",{"_placeholder":true,"num":0}]'],
    ["an id that is no number", '42x["y"]'],
    ["a namespace that does not exist", "40/admin,{}"],
    ["no packet at all", "\u0000\u0001\u0002"],
    ["one megabyte", `42["x","${"x".repeat(1024 * 1024)}"]`],
  ])("A38: that sends %s does no harm", async (_what, packet) => {
    const other = open(rig.tokens.read);
    await other.outcome;
    const { socket, opened } = openRaw();
    await opened;
    socket.send(`40${JSON.stringify({ token: rig.tokens.read })}`);
    socket.send(packet);
    socket.send("2");

    rig.bus.emit("companion.noticed", { kind: "degraded" });

    await vi.waitFor(() => expect(other.heard).toHaveLength(2));
    expect(other.client.connected).toBe(true);
    expect((await rig.call("GET", "/health")).status).toBe(200);
    expect(rig.accounts.changes).toEqual([]);
  });

  it("A39: beyond those one token may hold is refused, while other tokens still get in", async () => {
    const first = Array.from({ length: maxSocketsPerDevice }, () => open(rig.tokens.read));
    await Promise.all(first.map(({ outcome }) => outcome));

    expect(await open(rig.tokens.read).outcome).toBe("too_many_connections");
    expect(await open(rig.tokens.operate).outcome).toBe("welcome");

    first[0]?.client.close();
    await vi.waitFor(async () => expect(await open(rig.tokens.read).outcome).toBe("welcome"), { timeout: 5000 });
  });

  it("A39: gives its place back exactly once", () => {
    const count = createSocketCount(2);
    const [one, two] = [count.take("a"), count.take("a")];

    expect([count.take("a"), count.take("b") === null]).toEqual([null, false]);
    one?.();
    two?.();
    expect([count.take("a"), count.take("a")].includes(null)).toBe(false);
  });

  it("A50: ends with the revocation of its token, while the companion's clock stands still", async () => {
    const { outcome, gone } = open(rig.tokens.operate);
    await outcome;
    const device = (await rig.devices.list()).find(({ label }) => label === "operate");

    await rig.call("DELETE", `/auth/devices/${device?.id}`);

    await gone;
  });

  it("A50: ends within a second when its token is revoked on another node", async () => {
    const other = await startRig({ devices: rig.devices });
    const { outcome, gone } = open(rig.tokens.operate);
    await outcome;
    const device = (await rig.devices.list()).find(({ label }) => label === "operate");

    const revoked = await other.call("DELETE", `/auth/devices/${device?.id}`);
    rig.clock.advance(1000);

    expect([revoked.status, await gone]).toEqual([204, "io server disconnect"]);
    await other.close();
  });

  it("A39: of a thousand with one token as many get in as it may hold", async () => {
    const outcomes = await Promise.all(Array.from({ length: 1000 }, () => open(rig.tokens.read).outcome));

    expect(outcomes.filter((outcome) => outcome === "welcome")).toHaveLength(maxSocketsPerDevice);
    expect(new Set(outcomes)).toEqual(new Set(["welcome", "too_many_connections"]));
  }, 60_000);
});
