/** Lets a command use the database of the companion, also while that one runs. */
import { systemClock } from "../clock";
import { readConfig } from "../config";
import { prepareDataFolder } from "../data-folder";
import { readDatabasePlace } from "../database-key";
import { silentLog } from "../diagnostics/log";
import { openStore, type Store } from "../store/open-store";

export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const { dataDir, database } = readConfig();
  prepareDataFolder(dataDir);
  const place = readDatabasePlace(database);
  const store = await openStore({ ...place, clock: systemClock, random: Math.random, log: silentLog });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
