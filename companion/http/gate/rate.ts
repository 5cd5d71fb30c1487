/** Gate step 6: a budget of requests that refills over time, for the commands that work without a token. */
import { createMiddleware } from "hono/factory";
import type { Clock } from "../../clock";
import { AppError } from "../../errors";
import type { AppEnv } from "../app-env";

/** Guessing is stopped by the code's five tries; this only keeps a flood from costing anything. */
export const pairingPerMinute = 120;

/** A browser asks before it sends its token; many pages of it ask again after each cut of the line. */
export const proofsPerMinute = 1200;

export function createRateStep({ clock, perMinute }: { clock: Clock; perMinute: number }) {
  const msPerRequest = 60_000 / perMinute;
  let left = perMinute;
  let countedAt = clock.now();

  return createMiddleware<AppEnv>(async (_context, next) => {
    const now = clock.now();
    left = Math.min(perMinute, left + Math.max(0, now - countedAt) / msPerRequest);
    countedAt = now;
    if (left < 1) {
      throw new AppError("too_many_requests", { retryAfter: Math.ceil(((1 - left) * msPerRequest) / 1000) });
    }
    left -= 1;
    await next();
  });
}
