/** Gate step 6: a budget of requests that refills over time, for each token and for the commands that need none. */
import { createMiddleware } from "hono/factory";
import type { Clock } from "../../clock";
import { AppError } from "../../errors";
import type { AppEnv } from "../app-env";

/** Guessing is stopped by the code's five tries; this only keeps a flood from costing anything. */
export const pairingPerMinute = 120;

/** A browser asks before it sends its token; many pages of it ask again after each cut of the line. */
export const proofsPerMinute = 1200;

/** Far above what a browser or a busy script needs; one token cannot take the companion from the others. */
export const requestsPerMinute = 6000;

interface RateOptions {
  readonly clock: Clock;
  readonly perMinute: number;
}

/** Takes one from the budget and says 0, or says after how many seconds there is one again. */
function createBudget({ clock, perMinute }: RateOptions): () => number {
  const msPerRequest = 60_000 / perMinute;
  let left = perMinute;
  let countedAt = clock.now();

  return () => {
    const now = clock.now();
    left = Math.min(perMinute, left + Math.max(0, now - countedAt) / msPerRequest);
    countedAt = now;
    if (left < 1) return Math.ceil(((1 - left) * msPerRequest) / 1000);
    left -= 1;
    return 0;
  };
}

function refuseAfter(waitSeconds: number): void {
  if (waitSeconds > 0) throw new AppError("too_many_requests", { retryAfter: waitSeconds });
}

export function createRateStep(options: RateOptions) {
  const take = createBudget(options);
  return createMiddleware<AppEnv>(async (_context, next) => {
    refuseAfter(take());
    await next();
  });
}

export interface TokenBudgets {
  /** Takes one and says 0, or takes none and says after how many seconds there is one again. */
  take(deviceId: string): number;
}

/** Only who is known has a budget of their own, so the table stays as small as the list of devices. */
export function createTokenBudgets(options: RateOptions): TokenBudgets {
  const budgets = new Map<string, () => number>();
  return {
    take: (deviceId) => {
      const known = budgets.get(deviceId);
      if (known !== undefined) return known();
      const added = createBudget(options);
      budgets.set(deviceId, added);
      return added();
    },
  };
}

/** Goes behind the token step. */
export function createTokenRateStep(budgets: TokenBudgets) {
  return createMiddleware<AppEnv>(async (context, next) => {
    const device = context.get("device");
    if (device !== null) refuseAfter(budgets.take(device.id));
    await next();
  });
}
