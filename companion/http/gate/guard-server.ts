/** Puts the first gate steps in front of everything a server answers: REST, Socket.IO polling and upgrades alike. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { ErrorCode } from "#shared/errors";
import { problemOf } from "../problem";
import { type GateStep, toGateRequest } from "./gate-request";

function refusal(code: ErrorCode) {
  const problem = problemOf(code, randomUUID());
  const body = JSON.stringify(problem);
  const headers = {
    "Content-Type": "application/problem+json",
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-store",
    Connection: "close",
  };
  return { status: problem.status, title: problem.title, headers, body };
}

function refuseRequest(response: ServerResponse, code: ErrorCode): void {
  const { status, headers, body } = refusal(code);
  response.writeHead(status, headers).end(body);
}

function refuseUpgrade(socket: Duplex, code: ErrorCode): void {
  const { status, title, headers, body } = refusal(code);
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.on("error", () => socket.destroy());
  socket.end([`HTTP/1.1 ${status} ${title}`, ...head, "", body].join("\r\n"));
}

/**
 * Call last, when every listener is attached. Engine.IO's own `allowRequest` is not enough: it is skipped for
 * requests that carry a session id, and a refused upgrade would answer 400.
 */
export function guardServer(server: Server, gate: GateStep): void {
  const onRequest = takeListeners(server, "request");
  server.on("request", (incoming: IncomingMessage, response: ServerResponse) => {
    const code = gate(toGateRequest(incoming, false));
    if (code === null) onRequest(incoming, response);
    else refuseRequest(response, code);
  });
  const onUpgrade = takeListeners(server, "upgrade");
  server.on("upgrade", (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    const code = gate(toGateRequest(incoming, true));
    if (code === null) onUpgrade(incoming, socket, head);
    else refuseUpgrade(socket, code);
  });
}

/** Removes an event's listeners and returns what calls them all. */
function takeListeners(server: Server, event: string): (...args: readonly unknown[]) => void {
  const listeners = server.listeners(event);
  server.removeAllListeners(event);
  return (...args) => {
    for (const listener of listeners) listener.apply(server, args);
  };
}
