/** The database of a companion that is not started yet, filled as the companion itself would. */
import { join } from "node:path";
import { systemClock } from "../clock";
import { silentLog } from "../diagnostics/log";
import { openStore, type Store } from "../store/open-store";

export async function fillStore(dataDir: string, fill: (store: Store) => Promise<void>): Promise<void> {
  const url = `file:${join(dataDir, "saklar.db")}`;
  const store = await openStore({ url, clock: systemClock, random: Math.random, log: silentLog, waitsForDisk: false });
  await fill(store).finally(() => store.close());
}
