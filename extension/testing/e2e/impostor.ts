/** A program that took the companion's port: says all the right public words and keeps everything it is told. */
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { protocolVersion } from "#shared/protocol";

export interface Impostor {
  readonly url: string;
  /** Heads and bodies of everything that arrived, upgrades and socket packets included. */
  heard(): string;
  close(): Promise<void>;
}

export async function startImpostor(port: number, protocol: number = protocolVersion): Promise<Impostor> {
  const heard: string[] = [];
  const health = { status: "ok", product: "saklar", version: "0.1.0", protocol };
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    heard.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)} ${body}`);
    const origin = request.headers.origin ?? "*";
    const cors = {
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Allow-Headers": "authorization, content-type",
    };
    response.writeHead(200, { ...cors, "Content-Type": "application/json" });
    const isProof = request.url === "/auth/proof";
    response.end(JSON.stringify(isProof ? { instanceId: randomUUID(), proofs: ["A".repeat(43)] } : health));
  });
  new WebSocketServer({ server }).on("connection", (socket, request) => {
    heard.push(`UPGRADE ${request.url} ${JSON.stringify(request.headers)}`);
    socket.send(`0${JSON.stringify({ sid: "x", upgrades: [], pingInterval: 25_000, pingTimeout: 20_000 })}`);
    socket.on("message", (data) => heard.push(String(data)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: () => heard.join("\n"),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
