/** A daily limit in memory for tests of the outside. */
import type { QuotaUseCases } from "../../accounts/quota-commands";
import type { AccountUseCases } from "../../accounts/use-cases";
import { AppError } from "../../errors";

const resetsAt = "2026-01-25T17:00:00.000Z";

export interface FakeQuota extends QuotaUseCases {
  /** As if midnight had passed. */
  beginAnew(): void;
}

export function createFakeQuota(accounts: Pick<AccountUseCases, "read">): FakeQuota {
  /** What is left, by id. */
  const reservations = new Map<string, number>();
  let sent = 0;

  return {
    beginAnew: () => {
      reservations.clear();
      sent = 0;
    },
    reserve: async (name, count) => {
      const { dailyLimit } = await accounts.read(name);
      if (sent + count > dailyLimit) throw new AppError("daily_limit", { waitMs: 32_400_500, resetsAt });
      const id = crypto.randomUUID();
      sent += count;
      reservations.set(id, count);
      return { id, count, remaining: dailyLimit - sent, resetsAt };
    },
    giveBack: async (name, id) => {
      const { dailyLimit } = await accounts.read(name);
      const givenBack = reservations.get(id);
      if (givenBack === undefined) throw new AppError("reservation_not_found");
      reservations.delete(id);
      sent -= givenBack;
      return { givenBack, remaining: dailyLimit - sent, resetsAt };
    },
    read: async (name) => {
      const { dailyLimit } = await accounts.read(name);
      const known = { day: "2026-01-25", timeZone: "Asia/Jakarta", dailyLimit, messagesSentToday: sent };
      return { ...known, remaining: dailyLimit - sent, resetsAt, reservations: [], suggestedTrustLevel: 1 };
    },
    usage: async (name) => {
      const { dailyLimit } = await accounts.read(name);
      return { timeZone: "Asia/Jakarta", days: [{ day: "2026-01-25", sent, dailyLimit }] };
    },
  };
}
