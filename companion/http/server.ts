/** The Node server under the app: limits against slow peers, listening, and an end that does not wait for idle sockets. */
import { createServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { endIdleConnections } from "./idle-connections";
import { problemOf } from "./problem";
import { limitArrival } from "./request-time";

/** How long peers are borne with that send slowly. */
export interface Patience {
  /** A whole request must have arrived within this, unless it is a file that keeps coming; answers may take longer. */
  readonly requestMs: number;
  readonly headersMs: number;
  readonly checkMs: number;
}

export const usualPatience: Patience = { requestMs: 20_000, headersMs: 10_000, checkMs: 2_000 };
/** Many times what browsers and scripts need; far below what a process may open. */
const maxConnections = 2_000;

/** What the framework could not even turn into a request. */
function refuseUnreadable(): Response {
  const problem = problemOf("malformed_request", crypto.randomUUID());
  const headers = { "Content-Type": "application/problem+json", "Cache-Control": "no-store" };
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/** `tls` null: plain HTTP. A certificate that is none makes it throw. */
export function createHttpServer(
  fetch: (request: Request) => Response | Promise<Response>,
  tls: { readonly cert: string; readonly key: string } | null = null,
  { requestMs, headersMs, checkMs } = usualPatience,
): Server {
  const options = {
    // Of bodies `limitArrival` takes care.
    requestTimeout: 0,
    headersTimeout: headersMs,
    connectionsCheckingInterval: checkMs,
  };
  const listener = getRequestListener(fetch, { errorHandler: refuseUnreadable });
  if (tls === null) return limited(createServer(options, listener), requestMs);
  return limited(createSecureServer({ ...options, ...tls, minVersion: "TLSv1.2" }, listener), requestMs);
}

function limited(server: Server, arrivalMs: number): Server {
  server.maxConnections = maxConnections;
  limitArrival(server, arrivalMs);
  endIdleConnections(server);
  return server;
}

/** Resolves to the port really listened on; rejects with the system's error. */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
