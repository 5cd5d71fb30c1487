/** The Caddyfile of docs/security.md in front of a companion: REST and Socket.IO over TLS, with the gate as without a proxy. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { listen } from "../http/server";
import { type Rig, startRig } from "../http/testing/rig";

const isThere = spawnSync("caddy", ["version"]).status === 0;
const page = fileURLToPath(new URL("../../docs/security.md", import.meta.url));

let dir: string;
let rig: Rig;
let caddy: ChildProcess;
let port: number;
let ca: string;

async function freePort(): Promise<number> {
  const server = createServer();
  const free = await listen(server as never, "127.0.0.1", 0);
  await new Promise((resolve) => server.close(resolve));
  return free;
}

/** The block of the page, with a name and ports of this machine and a certificate of Caddy's own. */
function caddyfile(): string {
  const [, block = ""] = /# Caddyfile\n((?: {4}.*\n)+)/.exec(readFileSync(page, "utf8")) ?? [];
  const here = block
    .replace("wa.example {", `localhost:${port} {\n tls internal`)
    .replace("127.0.0.1:8477", `127.0.0.1:${rig.port}`);
  return `{\n admin off\n skip_install_trust\n auto_https disable_redirects\n}\n${here}`;
}

const root = () => join(dir, "caddy/pki/authorities/local/root.crt");

function ask(path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "localhost", port, path, ca, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject).end();
  });
}

function connect(token: string, more: object = {}): Promise<string> {
  const socket = io(`https://localhost:${port}`, {
    ...{ auth: { token }, transports: ["websocket"], reconnection: false, forceNew: true, ca, ...more },
  });
  return new Promise<string>((resolve) => {
    socket.on("connect_error", (error: Error & { data?: { code?: string } }) => resolve(error.data?.code ?? "refused"));
    socket.onAny((event: string) => resolve(event));
  }).finally(() => socket.close());
}

beforeAll(async () => {
  if (!isThere) return;
  dir = mkdtempSync(join(tmpdir(), "saklar-caddy-"));
  port = await freePort();
  rig = await startRig({ exposure: { tls: null, publicAuthority: `localhost:${port}`, proxies: ["127.0.0.1"] } });
  writeFileSync(join(dir, "Caddyfile"), caddyfile());
  const env = { ...process.env, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir };
  const args = ["run", "--config", join(dir, "Caddyfile"), "--adapter", "caddyfile"];
  caddy = spawn("caddy", args, { env, stdio: "ignore" });
  const timeout = inject("patienceMs");
  await vi.waitFor(() => expect(existsSync(root())).toBe(true), { timeout });
  ca = readFileSync(root(), "utf8");
  await vi.waitFor(async () => expect(await ask("/health")).toBe(200), { timeout });
}, 60_000);
afterAll(async () => {
  if (!isThere) return;
  const gone = new Promise((resolve) => caddy.once("exit", resolve));
  caddy.kill();
  await gone;
  await rig.close();
  rmSync(dir, { recursive: true, force: true });
});

describe.skipIf(!isThere)("behind Caddy", () => {
  it("REST needs its token and takes it", async () => {
    const bearer = { Authorization: `Bearer ${rig.tokens.read}` };

    expect(await ask("/whatsapp/sessions")).toBe(401);
    expect(await ask("/whatsapp/sessions", bearer)).toBe(200);
  });

  it("web pages are refused", async () => {
    const bearer = { Authorization: `Bearer ${rig.tokens.admin}` };

    expect(await ask("/whatsapp/sessions", { ...bearer, Origin: "https://evil.example" })).toBe(403);
  });

  it.each([
    ["with a token hears the list", () => rig.tokens.read, "whatsapp-all-statuses"],
    ["without one is refused", () => "", "unauthorized"],
  ])("a WebSocket %s", async (_, token, outcome) => {
    expect(await connect(token())).toBe(outcome);
  });

  it("a WebSocket of a web page is refused", async () => {
    expect(await connect(rig.tokens.read, { extraHeaders: { Origin: "https://evil.example" } })).toBe("refused");
  });
});
