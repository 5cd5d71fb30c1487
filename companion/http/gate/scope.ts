/** Gate step 8: the token's scope must cover the operation. */
import { createMiddleware } from "hono/factory";
import { type Scope, scopeAllows } from "#shared/protocol";
import { AppError } from "../../errors";
import type { AppEnv } from "../app-env";

/** `needed` null: an operation that is answered without a token. */
export function createScopeStep(needed: Scope | null) {
  return createMiddleware<AppEnv>(async (context, next) => {
    const device = context.get("device");
    if (needed !== null && device === null) throw new AppError("unauthorized");
    if (needed !== null && device !== null && !scopeAllows(device.scope, needed)) throw new AppError("scope_missing");
    await next();
  });
}
