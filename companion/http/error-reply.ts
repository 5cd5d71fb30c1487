/** The one place where an error becomes an answer: `application/problem+json`, never a stack. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Log } from "../diagnostics/log";
import { AppError, toError } from "../errors";
import type { AppEnv } from "./app-env";
import { problemOf } from "./problem";

export function createErrorReply(log: Log) {
  return (thrown: unknown, context: Context<AppEnv>): Response => {
    const error = thrown instanceof AppError ? thrown : new AppError("internal", { cause: thrown });
    const requestId = context.get("requestId");
    const problem = { ...problemOf(error.code, requestId, error.errors), ...error.limit };
    if (problem.status === 500) log.error("http.failed", { requestId, error: toError(error.cause).stack ?? "" });
    if (problem.status === 401) context.header("WWW-Authenticate", "Bearer");
    // The rest of such a body is not read, so nothing else can follow on this connection.
    if (problem.status === 413) context.header("Connection", "close");
    if (error.retryAfter !== undefined) context.header("Retry-After", String(error.retryAfter));
    context.header("Cache-Control", "no-store");
    context.header("Content-Type", "application/problem+json");
    return context.body(JSON.stringify(problem), problem.status as ContentfulStatusCode);
  };
}
