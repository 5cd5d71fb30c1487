/** The HTTPS and WebSocket server that plays https://web.whatsapp.com/ to a Chromium that was led here. */
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { Certificate } from "./certificate";
import type { Network } from "./network";
import { pageScript } from "./page-bundle";
import { createDialogue } from "./page-dialogue";
import { pageHtml } from "./page-html";
import { PageLink } from "./page-link";
import { weightScript } from "./weight-script";
import type { FromPage } from "./wire";

interface PageServerOptions {
  readonly network: Network;
  readonly certificate: Certificate;
  readonly port: number;
}

export interface PageServer {
  readonly port: number;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** One grey pixel: what everybody here looks like. */
const face = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

async function replyTo(path: string, network: Network): Promise<Reply> {
  const script = "text/javascript; charset=utf-8";
  if (path === "/")
    return { status: network.knobs.http.status, type: "text/html; charset=utf-8", body: pageHtml(network.knobs) };
  if (path === "/page.js") return { status: 200, type: script, body: await pageScript() };
  if (path === "/weight.js") return { status: 200, type: script, body: weightScript(network.knobs.ballast.scriptMb) };
  if (path.startsWith("/picture/")) return { status: 200, type: "image/png", body: face };
  return { status: 404, type: "text/plain", body: "not found" };
}

function welcome(network: Network): (socket: WebSocket) => void {
  const dialogue = createDialogue(network);
  let count = 0;
  return (socket) => {
    count += 1;
    const page = new PageLink({
      id: `page-${count}`,
      clock: network.clock,
      send(message) {
        if (message.kind === "ref") network.rememberRef(message.ref);
        socket.send(JSON.stringify(message));
      },
      hangUp: () => socket.close(),
    });
    network.pages.add(page);
    socket.on("message", (raw) => dialogue(page, JSON.parse(String(raw)) as FromPage));
    socket.on("close", () => {
      page.withdraw();
      network.pages.delete(page);
      if (page.keys) network.journal.write("page-gone", { page: page.id, number: page.owner?.phone.number });
    });
  };
}

export async function startPageServer({ network, certificate, port }: PageServerOptions): Promise<PageServer> {
  const server = createServer({ key: certificate.key, cert: certificate.cert }, async (request, response) => {
    const path = new URL(request.url ?? "/", "https://web.whatsapp.com").pathname;
    await new Promise((resolve) => setTimeout(resolve, network.knobs.http.delayMs));
    const { status, type, body } = await replyTo(path, network);
    response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
  });
  const sockets = new WebSocketServer({ server, path: "/ws/chat" });
  sockets.on("connection", welcome(network));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
