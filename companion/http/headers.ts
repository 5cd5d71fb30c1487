/** Headers every answer carries: nothing is cached, and only extensions may read across origins. */
import { randomUUID } from "node:crypto";
import { cors } from "hono/cors";
import { createMiddleware } from "hono/factory";
import { passphraseHeader } from "#shared/moving-limits";
import type { AppEnv } from "./app-env";
import { isExtensionOrigin } from "./gate/origin";

/** The id that an error answer and its log line share. */
export const identifyRequest = createMiddleware<AppEnv>(async (context, next) => {
  const requestId = randomUUID();
  context.set("requestId", requestId);
  await next();
  context.res.headers.set("X-Request-Id", requestId);
});

/**
 * Lists hold phone numbers and challenges open accounts: no answer of ours belongs into a cache, a frame, or the hands of
 * another site's page. What Hono's `secureHeaders` would set, without HSTS, which is for whoever has the certificate to say.
 */
export const safeHeaders = {
  "Cache-Control": "no-store",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Origin-Agent-Cluster": "?1",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-DNS-Prefetch-Control": "off",
  "X-Download-Options": "noopen",
  "X-Frame-Options": "SAMEORIGIN",
  "X-Permitted-Cross-Domain-Policies": "none",
  "X-XSS-Protection": "0",
} as const;

export const keepSafe = createMiddleware<AppEnv>(async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(safeHeaders)) context.res.headers.set(name, value);
});

const corsHeaders = cors({
  origin: (origin) => (isExtensionOrigin(origin) ? origin : null),
  allowMethods: ["GET", "POST", "PUT", "DELETE"],
  allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key", "If-None-Match", passphraseHeader],
  exposeHeaders: ["ETag", "Retry-After", "X-Request-Id"],
  maxAge: 600,
});

/**
 * An extension without host permission for this address is subject to CORS; web origins never get here. Whoever sends no
 * Origin is not, and Hono would copy the whole answer for headers that nobody reads.
 */
export const corsForExtensions = createMiddleware<AppEnv>((context, next) =>
  context.req.header("origin") === undefined && context.req.method !== "OPTIONS" ? next() : corsHeaders(context, next),
);
