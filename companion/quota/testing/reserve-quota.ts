/** A process that reserves as fast as it can and prints each reservation once it holds, until the limit or a kill. */
import { systemClock } from "../../clock";
import { silentLog } from "../../diagnostics/log";
import { AppError } from "../../errors";
import { openStore } from "../../store/open-store";
import { createLocalDays } from "../local-days";
import { createQuota } from "../quota";

const [url = "", accountId = "", parallel = "1"] = process.argv.slice(2);
const store = await openStore({ url, clock: systemClock, random: Math.random, log: silentLog });
const days = createLocalDays({ clock: systemClock, timeZone: () => "Asia/Jakarta" });
const quota = createQuota({ store: store.quota, days, clock: systemClock, newId: () => crypto.randomUUID() });

async function reserveAll(): Promise<void> {
  for (;;) {
    try {
      const { id } = await quota.reserve(accountId, 1);
      process.stdout.write(`reserved ${id};`);
    } catch (error) {
      if (error instanceof AppError && error.code === "daily_limit") return;
      throw error;
    }
    // The driver never lets go of the event loop by itself, and what was printed must get out.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

process.stdout.write("ready;");
await Promise.all(Array.from({ length: Number(parallel) }, reserveAll));
process.stdout.write("full;");
await store.close();
