/** The daily limit of accounts: reserve, then send, then confirm by doing nothing or give back. Knows accounts by id. */
import type { GivenBack, Quota, Reservation, Usage } from "#shared/quota";
import { suggestTrustLevel } from "#shared/trust-levels";
import { type Clock, isoTime } from "../clock";
import { AppError } from "../errors";
import type { LocalDays } from "./local-days";
import type { Counter, DayNow, QuotaStore } from "./quota-store";

const dayMs = 24 * 60 * 60 * 1000;

export interface QuotaOptions {
  readonly store: QuotaStore;
  readonly days: LocalDays;
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface DailyQuota {
  /** Counts all of them at once, or throws `daily_limit` and counts none. */
  reserve(accountId: string, count: number): Promise<Reservation>;
  /** Throws `daily_limit` when not one more would be counted; counts nothing. */
  check(accountId: string): Promise<void>;
  giveBack(accountId: string, id: string): Promise<GivenBack>;
  /** Uses up one message of a reservation. */
  takeOne(accountId: string, id: string): Promise<void>;
  putBackOne(accountId: string, id: string): Promise<void>;
  reset(accountId: string): Promise<void>;
  read(account: { readonly id: string; readonly createdAt: string }): Promise<Quota>;
  /** The last `count` days, today among them. */
  usage(accountId: string, count: number): Promise<Usage>;
}

export function createQuota({ store, days, clock, newId }: QuotaOptions): DailyQuota {
  const dayNow = (): DayNow => ({ today: days.today(), latestPlausible: days.latestPlausible() });
  const isoOf = (at: number) => new Date(at).toISOString();

  function leftOf({ day, sent, dailyLimit }: Counter) {
    return { remaining: Math.max(0, dailyLimit - sent), resetsAt: isoOf(days.endOf(day)) };
  }

  async function counterOf(accountId: string): Promise<Counter> {
    const counter = await store.counter(accountId, dayNow());
    if (counter === null) throw new AppError("account_not_found");
    return counter;
  }

  function refusal(counter: Counter): AppError {
    const { resetsAt } = leftOf(counter);
    return new AppError("daily_limit", { waitMs: Date.parse(resetsAt) - clock.now(), resetsAt });
  }

  async function suggestedLevel(account: { readonly id: string; readonly createdAt: string }): Promise<number> {
    const daysSince = (time: string) => (clock.now() - Date.parse(time)) / dayMs;
    const trouble = await store.lastTrouble(account.id);
    return suggestTrustLevel({
      ageDays: daysSince(account.createdAt),
      cleanDays: daysSince(trouble ?? account.createdAt),
    });
  }

  return {
    reserve: async (accountId, count) => {
      const id = newId();
      const counter = await store.reserve({ ...dayNow(), accountId, id, count, at: isoTime(clock) });
      if (counter === null) throw refusal(await counterOf(accountId));
      return { id, count, ...leftOf(counter) };
    },
    check: async (accountId) => {
      const counter = await counterOf(accountId);
      if (leftOf(counter).remaining === 0) throw refusal(counter);
    },
    giveBack: async (accountId, id) => {
      const givenBack = await store.giveBack(accountId, id);
      if (givenBack === null) throw new AppError("reservation_not_found");
      return { givenBack, ...leftOf(await counterOf(accountId)) };
    },
    takeOne: async (accountId, id) => {
      if (!(await store.takeOne(accountId, id, dayNow()))) throw new AppError("reservation_not_found");
    },
    putBackOne: (accountId, id) => store.putBackOne(accountId, id),
    reset: (accountId) => store.reset(accountId, { ...dayNow(), at: isoTime(clock) }),
    read: async (account) => {
      const counter = await counterOf(account.id);
      const { day, dailyLimit, sent } = counter;
      return {
        day,
        timeZone: days.timeZone,
        dailyLimit,
        messagesSentToday: sent,
        ...leftOf(counter),
        reservations: [...(await store.reservations(account.id, dayNow()))],
        suggestedTrustLevel: await suggestedLevel(account),
      };
    },
    usage: async (accountId, count) => {
      const { timeZone } = days;
      const midday = Date.parse(`${days.today()}T12:00:00Z`);
      const firstDay = isoOf(midday - (count - 1) * dayMs).slice(0, 10);
      return { timeZone, days: [...(await store.usage(accountId, firstDay))] };
    },
  };
}
