/** Gate step 9: while the companion shuts down it takes no new commands; reading still works. */
import { createMiddleware } from "hono/factory";
import type { Health } from "#shared/pairing";
import { AppError } from "../../errors";
import type { AppEnv } from "../app-env";

const retryAfterSeconds = 30;

export function createDrainStep(health: () => Health["status"]) {
  return createMiddleware<AppEnv>(async (context, next) => {
    const isCommand = context.req.method !== "GET" && context.req.method !== "HEAD";
    if (isCommand && health() === "draining") throw new AppError("draining", { retryAfter: retryAfterSeconds });
    await next();
  });
}
