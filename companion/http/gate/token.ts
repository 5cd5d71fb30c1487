/** Gate step 7: the bearer token, read from nowhere but the Authorization header; asked before anything is looked up. */
import { createMiddleware } from "hono/factory";
import type { VerifyToken } from "../../auth/verify-token";
import type { AppEnv } from "../app-env";
import { isPublic } from "../route-table";

export function bearerToken(authorization: string | undefined): string | null {
  return authorization?.match(/^Bearer +([^\s]+)$/i)?.[1] ?? null;
}

export function createTokenStep(verifyToken: VerifyToken) {
  return createMiddleware<AppEnv>(async (context, next) => {
    const { method, path } = context.req;
    const token = bearerToken(context.req.header("authorization"));
    const origin = context.req.header("origin") ?? null;
    context.set("device", isPublic(path, method) ? null : await verifyToken(token, origin));
    await next();
  });
}
