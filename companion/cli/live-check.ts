/** `npm run --silent live-check`: tries the real WhatsApp Web with one spare account and prints a report without personal data. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import QRCode from "qrcode";
import { createClients } from "../clients";
import { isoTime, systemClock } from "../clock";
import { readConfig } from "../config";
import { silentLog } from "../diagnostics/log";
import { liveReport, runLiveCheck } from "../live-check/live-check";
import { runCommand } from "./options";

const say = (text: string) => void process.stderr.write(`${text}\n`);

async function check(): Promise<string> {
  const config = readConfig();
  // A folder of its own: the companion may run meanwhile, and a second run needs no QR.
  const dataDir = join(config.dataDir, "live-check");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const clients = createClients({
    config: { ...config, dataDir },
    maxRunning: () => config.maxRunning,
    extraBrowserArgs: [],
    clock: systemClock,
    log: silentLog,
  });
  await clients.cleanUp();
  const showQr = async (text: string) => say(await QRCode.toString(text, { type: "terminal", small: true }));
  const steps = await runLiveCheck(
    { create: clients.create, clock: systemClock, say, showQr: (text) => void showQr(text) },
    () => new Promise((resolve) => setTimeout(resolve, 2_000)),
  );
  return liveReport(steps, isoTime(systemClock));
}

process.umask(0o077);
await runCommand(check);
