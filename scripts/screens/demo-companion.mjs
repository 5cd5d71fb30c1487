/** A companion that only pretends: answers what the screens ask, over REST and Socket.IO, with the accounts it was given. */
import { createHash, createHmac } from "node:crypto";
import { createServer } from "node:http";
import { Server } from "socket.io";
import { demoChats, demoMessages, demoResources, demoSettings } from "./demo-chats.mjs";
import { demoActivity, demoDeadLetters, demoDevices, demoLog, demoUsage, demoWebhooks } from "./demo-records.mjs";

const qrText =
  "2@kR7mQ1xv9ZpLw3TfYb6NcDh8Js2Vg4Ua,Xy0EoIi5Rr1Tt7Pp3Kk9Mm2Ww8Ff4Bb6Nn=,Qq1Ss5Dd9Gg3Hh7Jj2Ll8Zz4Cc6Vv0=,Aa5Xx=";
const code = "K7QF4MZ2";

export async function startDemoCompanion() {
  let accounts = [];
  let protocol = 1;
  let isAway = false;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://demo");
    const reply = answerFor(request, decodeURIComponent(url.pathname), await bodyOf(request));
    response.writeHead(reply.status, { "Content-Type": reply.type ?? "application/json" });
    response.end(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body));
  });
  const sockets = new Server(server, { cors: { origin: true } });
  sockets.on("connection", (socket) => {
    socket.emit("whatsapp-all-statuses", { rev: 1000, accounts });
    for (const account of accounts) if (account.link) socket.emit("whatsapp-status", challengeOf(account));
  });

  function answerFor({ method, headers: { host } }, path, body) {
    if (path === "/health")
      return { status: 200, body: { status: "ok", product: "saklar", version: "0.1.0", protocol } };
    if (path === "/auth/proof") return { status: 200, body: proofFor(body.nonce, host) };
    if (path === "/whatsapp/sessions" && method === "GET") {
      return { status: 200, body: { rev: 1000, total: accounts.length, accounts, nextCursor: null } };
    }
    const record = recordAt(path);
    if (record !== null) return { status: 200, body: record };
    if (path.endsWith("/qr")) return { status: 200, type: "text/plain", body: qrText };
    const wish = /^\/whatsapp\/session\/([^/]+)\/(start|stop)$/.exec(path);
    if (wish) return { status: 202, body: wished(wish[1], wish[2]) };
    const bulk = /^\/whatsapp\/sessions\/(start|stop|delete)$/.test(path);
    if (bulk) return { status: 200, body: { results: bulkResults(body.names) } };
    return {
      status: 409,
      body: {
        type: "about:blank",
        title: "",
        status: 409,
        code: "whatsapp_failed",
        retryable: true,
        requestId: "demo",
      },
    };
  }

  function wished(id, wish) {
    const account = accounts.find((entry) => entry.id === id);
    const moved =
      wish === "stop"
        ? { status: "disconnected", reason: "stopped", desired: "stopped" }
        : { status: "loading", reason: null, desired: "running" };
    const since = new Date().toISOString();
    return { ...account, ...moved, connectionStatus: moved.status, since, epoch: account.epoch + 1, rev: 1001 };
  }

  server.on("connection", (connection) => {
    if (isAway) connection.destroy();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** What it knows from now on; `speaks` is its protocol number. */
    show: (next, speaks = 1) => {
      accounts = next;
      protocol = speaks;
      isAway = false;
    },
    /** Every open page hears of this change. */
    tell: (account) => sockets.emit("whatsapp-status", statusOf(account)),
    /** From now on nobody answers at its address, until it is to show something again. */
    goAway: () => {
      isAway = true;
      server.closeAllConnections();
      sockets.disconnectSockets(true);
    },
    stop: () => new Promise((resolve) => sockets.close(resolve)),
  };
}

const idle = { waiting: 0, moving: null, problem: null };

/** What stays the same whatever accounts there are; null for any other path. */
function recordAt(path) {
  if (path === "/resources") return demoResources();
  if (path === "/settings") return demoSettings();
  if (path === "/webhooks") return { webhooks: demoWebhooks() };
  if (path.endsWith("/deliveries")) return { deliveries: demoDeadLetters(), nextAfter: null };
  if (path.endsWith("/quota")) return { suggestedTrustLevel: 3 };
  if (path.endsWith("/media"))
    return { storageMode: "filesystem", files: 128, bytes: 48_300_000, profileBytes: 61_200_000, ...idle };
  if (path === "/diagnostics/log") return demoLog();
  if (path === "/auth/devices") return { devices: demoDevices() };
  if (path.endsWith("/chats")) return demoChats();
  if (path.endsWith("/activity")) return demoActivity();
  if (path.endsWith("/usage")) return demoUsage();
  const [, chatId] = path.match(/\/chats\/([^/]+)\/messages$/) ?? [];
  return chatId === undefined ? null : demoMessages(chatId);
}

/** The browser sends its token only to who can sign with it; the screens are paired with the token "demo". */
function proofFor(nonce, authority) {
  const message = ["saklar-proof-1", nonce, "demo", authority].join("\n");
  const key = createHash("sha256").update("demo").digest();
  return { instanceId: "demo", proofs: [createHmac("sha256", key).update(message).digest("base64url")] };
}

function challengeOf(account) {
  return { ...statusOf(account), ...(account.status === "qr" ? { qrText } : { pairingCode: code }) };
}

function statusOf({ id, phoneNumber, battery, ...status }) {
  return {
    ...pick(status),
    accountId: id,
    ...(phoneNumber ? { phoneNumber } : {}),
    ...(battery === null ? {} : { battery }),
  };
}

function pick({
  status,
  reason,
  since,
  desired,
  isPaused,
  attempt,
  nextRetryAt,
  link,
  degraded,
  epoch,
  rev,
  isLoggedIn,
}) {
  return { status, reason, since, desired, isPaused, attempt, nextRetryAt, link, degraded, epoch, rev, isLoggedIn };
}

/** Two of them fail, so that results can be seen. */
function bulkResults(names) {
  return names.map((name, index) => (index % 6 === 1 ? { name, ok: false, code: "disk_full" } : { name, ok: true }));
}

async function bodyOf(request) {
  const chunks = await request.toArray();
  return chunks.length === 0 ? null : JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
