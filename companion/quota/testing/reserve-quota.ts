/** A process that reserves beside others, for one account in each time zone: while a midnight passes, or until it is killed. */
import { once } from "node:events";
import { systemClock } from "../../clock";
import { silentLog } from "../../diagnostics/log";
import { AppError } from "../../errors";
import { openStore } from "../../store/open-store";
import { createLocalDays, endOfLocalDay } from "../local-days";
import { createQuota } from "../quota";

/** How many are asked for at once on each side of midnight: two processes ask for 500 in each zone. */
const attempts = 125;

const [url = "", task = "", day = "", ...zones] = process.argv.slice(2);
// Real time for the pauses of the store; what a quota takes for the time is set below.
const store = await openStore({ url, clock: systemClock, random: Math.random, log: silentLog, waitsForDisk: false });

/** An account is named like its zone. */
function createReserver(timeZone: string) {
  const midnight = endOfLocalDay(timeZone, day);
  let now = midnight - 1;
  const clock = { ...systemClock, now: () => now };
  const days = createLocalDays({ clock, timeZone: () => timeZone });
  const quota = createQuota({ store: store.quota, days, clock, newId: () => crypto.randomUUID() });

  return {
    passMidnight: () => {
      now = midnight;
    },
    /** Prints it once it holds, with the day it counts on: the old one ends at this midnight. */
    reserve: async () => {
      try {
        const { id, resetsAt } = await quota.reserve(timeZone, 1);
        const isOld = Date.parse(resetsAt) === midnight;
        process.stdout.write(`${timeZone} ${isOld ? "before" : "after"} ${id};`);
      } catch (error) {
        if (!(error instanceof AppError && error.code === "daily_limit")) throw error;
      }
    },
  };
}

const reservers = zones.map(createReserver);

async function reserveOverMidnight({ reserve, passMidnight }: ReturnType<typeof createReserver>): Promise<void> {
  const before = Array.from({ length: attempts }, reserve);
  passMidnight();
  await Promise.all([...before, ...Array.from({ length: attempts }, reserve)]);
}

async function reserveForEver(): Promise<never> {
  for (;;) {
    await Promise.all(reservers.map(({ reserve }) => reserve()));
    // The driver never lets go of the event loop by itself, and what was printed must get out.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

process.stdout.write("ready;");
await once(process, "message");
if (task === "for-ever") {
  // Not longer than whoever started it.
  process.once("disconnect", () => process.exit());
  await reserveForEver();
}
process.disconnect();
await Promise.all(reservers.map(reserveOverMidnight));
process.stdout.write("done;");
await store.close();
