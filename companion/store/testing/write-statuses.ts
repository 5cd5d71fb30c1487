/** A process that writes statuses as fast as it can and prints each revision once it is stored, until it is killed. */
import { systemClock } from "../../clock";
import { silentLog } from "../../diagnostics/log";
import { openStore } from "../open-store";

const [url = ""] = process.argv.slice(2);
const { accounts } = await openStore({ url, clock: systemClock, random: Math.random, log: silentLog });
const at = new Date().toISOString();
await accounts.insert({ id: "a", clientName: "Toko", linkMethod: "qr", linkPhoneNumber: null, at });

for (;;) {
  const record = await accounts.find("a");
  if (record === null) throw new Error("the account is gone");
  const from = record.connectionStatus;
  const to = from === "ready" ? "disconnected" : "ready";
  const rev = await accounts.saveStatus({ id: "a", epoch: record.epoch, from, to, reason: null, at, patch: {} });
  process.stdout.write(`stored ${rev};`);
  // The driver never lets go of the event loop by itself, and what was printed must get out.
  await new Promise<void>((resolve) => setImmediate(resolve));
}
