/**
 * The short way to an unchanged list of accounts: what a program that polls asks for, answered before the framework has
 * looked at it. It refuses nobody: whatever is not plainly in order goes the whole way through the gate, which says why not.
 */
import { randomUUID } from "node:crypto";
import { operations } from "#shared/paths";
import { scopeAllows } from "#shared/protocol";
import type { RecallDevice } from "../auth/verify-token";
import type { Log } from "../diagnostics/log";
import type { TokenBudgets } from "./gate/rate";
import { bearerToken } from "./gate/token";
import { safeHeaders } from "./headers";
import { type ListPages, listHeaders } from "./list-pages";

export interface QuickListDeps {
  readonly pages: ListPages;
  readonly recallDevice: RecallDevice;
  readonly budgets: TokenBudgets;
  readonly log: Log;
}

const { path, scope } = operations.listSessions;
/** An Origin needs headers of its own; a body must be refused. */
const longWay = ["origin", "content-type", "content-length", "transfer-encoding"];

/** The query of a request for the list, null for every other request. */
function questionOf({ method, url }: Request): string | null {
  if (method !== "GET") return null;
  const from = url.indexOf(path);
  const end = from + path.length;
  // The first slash after the authority: nothing but the path may begin there.
  if (from === -1 || url.indexOf("/", url.indexOf("://") + 3) !== from) return null;
  if (url.length === end) return "";
  return url.charAt(end) === "?" ? url.slice(end) : null;
}

/** Answers what it can from memory, else null. Goes behind the door, which every request passes. */
export function createQuickList({ pages, recallDevice, budgets, log }: QuickListDeps) {
  function answerFor(question: string, headers: Headers): Response | null {
    const page = pages.find(question);
    if (page === null) return null;
    if (headers.get("if-none-match") === page.etag) return respond(304, null, { ETag: page.etag });
    const acceptsGzip = headers.get("accept-encoding")?.includes("gzip") === true;
    const bytes = acceptsGzip ? page.zipped : page.plain;
    return bytes === null ? null : respond(200, bytes, listHeaders(page, bytes));
  }

  function respond(status: number, body: Uint8Array<ArrayBuffer> | null, own: Record<string, string>): Response {
    const requestId = randomUUID();
    log.debug("http.answered", { requestId, method: "GET", route: path, status, durationMs: 0 });
    return new Response(body, { status, headers: { ...own, ...safeHeaders, "X-Request-Id": requestId } });
  }

  return (request: Request): Response | null => {
    const question = questionOf(request);
    if (question === null) return null;
    const { headers } = request;
    if (longWay.some((name) => headers.has(name))) return null;
    const device = recallDevice(bearerToken(headers.get("authorization") ?? undefined));
    if (device === null || !scopeAllows(device.scope, scope)) return null;
    const answer = answerFor(question, headers);
    return answer !== null && budgets.take(device.id) === 0 ? answer : null;
  };
}
