/** A companion that answers in memory: `fetch` by operation, and sockets that tests speak through. */
import type { ErrorCode } from "#shared/errors";
import { errorCatalogue } from "#shared/errors";
import type { ServerToClientEvents } from "#shared/events";
import { type OperationName, operations } from "#shared/paths";
import { protocolVersion } from "#shared/protocol";
import type { OpenSocket, SocketListener } from "../api/socket-client";
import { pairingItem } from "../storage/pairing";
import { signedProof } from "./signed-proof";

export interface FakeRequest {
  readonly operation: OperationName;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
}

type Reply = (request: FakeRequest) => Response | Promise<Response>;

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

export function problem(code: ErrorCode, more: Readonly<Record<string, unknown>> = {}): Response {
  const { status, title, retryable } = errorCatalogue[code];
  return json({ type: "about:blank", title, status, code, retryable, requestId: "r1", ...more }, status);
}

export class FakeCompanion {
  readonly requests: FakeRequest[] = [];
  /** Kept apart from `requests`, because one comes before every token. */
  readonly proofRequests: FakeRequest[] = [];
  readonly sockets: FakeSocket[] = [];
  isRunning = true;
  replies: Partial<Record<OperationName, Reply>> = {
    readHealth: () => json({ status: "ok", product: "saklar", version: "0.1.0", protocol: protocolVersion }),
    proveCompanion: proveLikeCompanion,
  };

  readonly fetch: typeof fetch = async (input, init) => {
    if (!this.isRunning) throw new TypeError("Failed to fetch");
    const url = new URL(String(input));
    const operation = operationAt(init?.method ?? "GET", url.pathname);
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    const request = { operation, url, headers: new Headers(init?.headers), body };
    (operation === "proveCompanion" ? this.proofRequests : this.requests).push(request);
    return (await this.replies[operation]?.(request)) ?? problem("route_not_found");
  };

  readonly openSocket: OpenSocket = (target, listener) => {
    const socket = new FakeSocket(target, listener);
    this.sockets.push(socket);
    return socket;
  };

  /** The socket opened last. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error("No socket was opened");
    return socket;
  }
}

/** Signs as the companion does; it knows the token this browser was paired with, or the one of tests without storage. */
async function proveLikeCompanion({ url, body }: FakeRequest): Promise<Response> {
  const pairing = await pairingItem.getValue();
  const token = pairing?.state === "paired" ? pairing.token : "secret";
  return json(await signedProof({ token, nonce: (body as { nonce: string }).nonce, authority: url.host }));
}

export class FakeSocket {
  readonly target: { readonly companionUrl: string; readonly token: string };
  readonly listener: SocketListener;
  isClosed = false;

  constructor(target: FakeSocket["target"], listener: SocketListener) {
    this.target = target;
    this.listener = listener;
  }

  emit<Event extends keyof ServerToClientEvents>(event: Event, ...payload: Parameters<ServerToClientEvents[Event]>) {
    if (this.isClosed) return;
    const listen = this.listener.events[event] as ((...values: typeof payload) => void) | undefined;
    listen?.(...payload);
  }

  close(): void {
    this.isClosed = true;
  }
}

function operationAt(method: string, pathname: string): OperationName {
  const found = Object.entries(operations).find(
    ([, operation]) =>
      operation.method === method.toLowerCase() &&
      new RegExp(`^${operation.path.replace(/:\w+/g, "[^/]+")}$`).test(pathname),
  );
  if (!found) throw new Error(`No operation answers ${method} ${pathname}`);
  return found[0] as OperationName;
}
