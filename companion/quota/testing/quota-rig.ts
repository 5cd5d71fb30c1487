/** Quotas on a real database with a clock and a zone that a test moves. */
import { silentLog } from "../../diagnostics/log";
import { openStore } from "../../store/open-store";
import { createTestClock } from "../../testing/test-clock";
import { createLocalDays } from "../local-days";
import { createQuota } from "../quota";

export interface QuotaRigOptions {
  readonly url?: string;
  readonly timeZone?: string;
  readonly startAt?: string;
}

export async function createQuotaRig({ url = ":memory:", timeZone = "Asia/Jakarta", startAt }: QuotaRigOptions = {}) {
  const clock = createTestClock(startAt);
  const place = { timeZone };
  const store = await openStore({ url, clock, random: Math.random, log: silentLog, waitsForDisk: false });
  const days = createLocalDays({ clock, timeZone: () => place.timeZone });
  const quota = createQuota({ store: store.quota, days, clock, newId: () => crypto.randomUUID() });
  const at = new Date(clock.now()).toISOString();

  return {
    clock,
    place,
    store,
    days,
    quota,
    addAccount: (id: string, dailyLimit: number) =>
      store.accounts.insert({ id, clientName: id, linkMethod: "qr", linkPhoneNumber: null, dailyLimit, at }),
    /** What is counted now, straight from the row. */
    async sent(id: string): Promise<number> {
      return (await quota.read({ id, createdAt: at })).messagesSentToday;
    },
  };
}

export type QuotaRig = Awaited<ReturnType<typeof createQuotaRig>>;
