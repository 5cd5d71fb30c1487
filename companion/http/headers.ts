/** Headers every answer carries: nothing is cached, and only extensions may read across origins. */
import { randomUUID } from "node:crypto";
import { cors } from "hono/cors";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env";
import { isExtensionOrigin } from "./gate/origin";

/** The id that an error answer and its log line share. */
export const identifyRequest = createMiddleware<AppEnv>(async (context, next) => {
  const requestId = randomUUID();
  context.set("requestId", requestId);
  await next();
  context.res.headers.set("X-Request-Id", requestId);
});

/** Lists hold phone numbers and challenges open accounts: no answer of ours belongs into a cache. */
export const noStore = createMiddleware<AppEnv>(async (context, next) => {
  await next();
  context.res.headers.set("Cache-Control", "no-store");
});

/** An extension without host permission for this address is subject to CORS; web origins never get here. */
export const corsForExtensions = cors({
  origin: (origin) => (isExtensionOrigin(origin) ? origin : null),
  allowMethods: ["GET", "POST", "PUT", "DELETE"],
  allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key", "If-None-Match"],
  exposeHeaders: ["ETag", "Retry-After", "X-Request-Id"],
  maxAge: 600,
});
