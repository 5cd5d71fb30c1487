/** The companion as a whole against the stand-in: one account from its first QR to the drain. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accountListSchema, accountSchema } from "#shared/account";
import type { MessagePage } from "#shared/chats";
import type { ClientToServerEvents, ServerToClientEvents, StatusUpdate } from "#shared/events";
import type { MessageEvent, SyncProgress } from "#shared/history";
import { processesOf } from "./browsers/testing/test-host";
import { type Companion, createCompanion } from "./companion";
import { readConfig } from "./config";
import { silentLog } from "./diagnostics/log";
import { createControlClient } from "./simulator/control-client";
import { eraNames } from "./simulator/page/eras";
import { createSimulator } from "./simulator/simulator";

const simulator = createSimulator();
let dir: string;
let companion: Companion;
let socket: Socket<ServerToClientEvents, ClientToServerEvents>;
let phones: ReturnType<typeof createControlClient>;
let chromiumFlags: readonly string[];
let call: (method: string, path: string, body?: object) => Promise<Response>;
const seen: StatusUpdate[] = [];

/** The peace that a fresh link is left in, made short. */
const briefPeace = { SAKLAR_QUIET_AFTER_LINK_MS: "100" };

async function startCompanion() {
  companion = createCompanion(readConfig({ ...process.env, SAKLAR_DATA_DIR: dir, SAKLAR_PORT: "0", ...briefPeace }), {
    extraBrowserArgs: chromiumFlags,
    log: silentLog,
  });
  const { url } = await companion.start();
  const { code } = companion.pairing.open();
  const json = { "Content-Type": "application/json" };
  const pairing = JSON.stringify({ code, label: "test" });
  const paired = await fetch(`${url}/auth/pair`, { method: "POST", headers: json, body: pairing });
  const { token } = await paired.json();
  call = (method, path, body) =>
    fetch(`${url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body && json) },
      ...(body && { body: JSON.stringify(body) }),
    });
  socket = io(url, { auth: { token }, transports: ["websocket"] });
  socket.on("whatsapp-status", (update) => void seen.push(update));
  await new Promise<void>((resolve) => socket.once("whatsapp-all-statuses", () => resolve()));
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "saklar-companion-"));
  const running = await simulator.start();
  chromiumFlags = running.chromiumFlags;
  phones = createControlClient(running.controlUrl);
  await startCompanion();
});
afterEach(async () => {
  socket.close();
  await companion.stop();
  await simulator.stop();
  rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

const statuses = () => seen.map(({ status }) => status);

describe.each(eraNames)("the companion on the WhatsApp Web of %s", (era) => {
  beforeEach(async () => void (await phones.turn({ era })));

  it("links an account, syncs, hears and sends, keeps it linked over a restart, and leaves no browser behind", async () => {
    seen.length = 0;
    const history = { chats: 3, messages: 20, groups: 1 };
    const phone = await phones.addPhone("6281234500001", { history });
    await call("POST", "/whatsapp/session", { clientName: "Toko", method: "qr" });
    await vi.waitFor(() => expect(statuses()).toContain("qr"));
    const text = await (await call("GET", "/whatsapp/session/Toko/qr?format=raw")).text();

    await phone.scan(text);
    await vi.waitFor(() => expect(statuses()).toContain("ready"));

    expect(seen.find(({ status }) => status === "qr")).toMatchObject({
      qrText: text,
      link: { kind: "qr", attempt: 1 },
    });
    expect(statuses()).toEqual(["loading", "qr", "authenticated", "ready"]);
    expect(seen.map(({ rev }) => rev)).toEqual(seen.map((_, index) => (seen[0]?.rev ?? 0) + index));
    const list = accountListSchema.parse(await (await call("GET", "/whatsapp/sessions")).json());
    expect(list.accounts).toMatchObject([{ status: "ready", phoneNumber: "6281234500001", isLoggedIn: true }]);

    const progress: SyncProgress[] = [];
    socket.on("whatsapp-sync-progress", (event) => void progress.push(event));
    await vi.waitFor(async () => {
      expect((await call("POST", "/whatsapp/session/Toko/sync-history", { limit: 10 })).status).toBe(202);
    });
    await vi.waitFor(() => expect(progress.at(-1)).toMatchObject({ done: true, chatsDone: 3, messages: 30 }));

    const heard: MessageEvent[] = [];
    socket.on("whatsapp-message", (event) => void heard.push(event));
    const { id } = await phone.deliver({ from: "628990000001", text: "masuk" });
    await vi.waitFor(() => expect(heard).toMatchObject([{ body: "masuk", messageId: expect.stringContaining(id) }]));
    const sent = await call("POST", "/whatsapp/session/Toko/messages", { to: "628990000001", text: "keluar" });
    expect(sent.status).toBe(201);
    expect((await sent.json()).id).toMatch(/^true_628990000001@c\.us_/);
    await vi.waitFor(async () => expect((await phone.outbox()).map(({ body }) => body)).toContain("keluar"));
    await vi.waitFor(() => expect(heard.map(({ body }) => body)).toEqual(["masuk", "keluar"]));

    const stored = async (chatId: string) => {
      const path = `/whatsapp/session/Toko/chats/${encodeURIComponent(chatId)}/messages`;
      return ((await (await call("GET", path)).json()) as MessagePage).messages;
    };
    await vi.waitFor(async () => expect(["delivered", "read"]).toContain((await stored("628990000001@c.us"))[0]?.ack));
    const groupId = (await phone.view()).chats.find(({ id }) => id.endsWith("@g.us"))?.id ?? "";
    const group = await stored(groupId);
    expect(group.find(({ fromMe }) => !fromMe)?.author).toEqual({ id: "628990000000@c.us", name: "Anggota 000" });
    expect(group.find(({ fromMe }) => fromMe)).toMatchObject({ ack: "read" });

    await companion.stop();

    expect(processesOf(dir)).toEqual([]);
    await vi.waitFor(() => expect(seen.at(-1)).toMatchObject({ status: "disconnected", reason: "server_restart" }));

    socket.close();
    seen.length = 0;
    await startCompanion();
    const again = await call("POST", "/whatsapp/session/toko/start?wait=ready");

    expect(again.status).toBe(200);
    expect(accountSchema.parse(await again.json()).status).toBe("ready");
    expect(statuses()).not.toContain("qr");

    const stopped = await call("POST", "/whatsapp/session/Toko/stop?wait=stopped");

    expect(stopped.status).toBe(200);
    expect(processesOf(dir)).toEqual([]);
  });
});
