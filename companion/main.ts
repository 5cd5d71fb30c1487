/** Runs the companion as a process: terminal, signals and last-resort error handling; the only file with side effects. */
import { spawn } from "node:child_process";
import { formatPairingCode } from "./auth/pairing-code";
import { systemClock as clock } from "./clock";
import { createCompanion } from "./companion";
import { readConfig } from "./config";
import type { Log } from "./diagnostics/log";
import { createLogRing } from "./diagnostics/log-ring";
import { createLogger } from "./diagnostics/logger";
import { toError } from "./errors";
import { createServiceNotice } from "./service-notice";
import { StartError } from "./start-error";
import { StoreError } from "./store/sqlite-errors";
import { isLibraryRejection } from "./whatsapp/traps/library-errors";

/** Service managers kill after half a minute: be gone before. */
const drainMs = 22_000;

const say = (sentence: string) => process.stderr.write(`${sentence}\n`);

function configured() {
  try {
    return readConfig();
  } catch (thrown) {
    say(toError(thrown).message);
    process.exit(1);
  }
}

process.umask(0o077);
const config = configured();
const logRing = createLogRing();
const log = createLogger({ level: config.logLevel, ring: logRing, clock });
const { isNotified, watchdogMs } = config;
const service = createServiceNotice({ isWanted: isNotified, watchdogMs, spawn, clock, log });
const companion = createCompanion(config, {
  log,
  logRing,
  say,
  onLockLost: () => {
    say("Another companion took the data folder over; this one ends.");
    void end(1);
  },
});

function showPairingCode(): void {
  const { code } = companion.pairing.open();
  say(`Pairing code: ${formatPairingCode(code)}  (type it in the extension within 5 minutes; it works once)`);
}

let isEnding = false;

/** Ends politely, but not for longer than a service manager waits. */
async function end(exitCode: number): Promise<never> {
  isEnding = true;
  service.ending();
  const tooLong = setTimeout(() => companion.killBrowsers(), drainMs);
  const giveUp = setTimeout(() => process.exit(exitCode), drainMs + 2_000);
  await companion.stop().catch((thrown: unknown) => log.error("stop.failed", { error: toError(thrown).message }));
  clearTimeout(tooLong);
  clearTimeout(giveUp);
  process.exit(exitCode);
}

function onSignals(): void {
  // Node ignores it, and a write that would make a file too large says so; but the lock's library listens, and ends the process.
  process.on("SIGXFSZ", () => {});
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (isEnding) {
        companion.killBrowsers();
        process.exit(1);
      }
      log.info("companion.ending", { signal });
      void end(0);
    });
  }
}

function onLastResort(to: Log): void {
  process.on("unhandledRejection", (reason) => {
    // whatsapp-web.js leaves promises behind that reject when a page closes: no reason to end.
    if (isLibraryRejection(reason)) return to.debug("library.rejection", { error: toError(reason).message });
    to.error("process.unhandled_rejection", { error: toError(reason).stack ?? "" });
  });
  process.on("uncaughtException", (error) => {
    to.error("process.uncaught_exception", { error: error.stack ?? error.message });
    void end(1);
  });
}

async function run(): Promise<void> {
  if (process.getuid?.() === 0) {
    say("Running as root: Chromium's sandbox is off. Use an ordinary user to keep it on.");
  }
  const { url, isPaired } = await companion.start();
  if (!isPaired) showPairingCode();
  if (process.stdin.isTTY) {
    say("Press Enter for a new pairing code.");
    process.stdin.on("data", showPairingCode);
  } else if (!isPaired) say("A new pairing code: npm run --silent pair");
  process.stdout.write(`listening on ${url}\n`);
  service.ready();
}

onSignals();
onLastResort(log);
run().catch((thrown: unknown) => {
  // Called off: whoever did that ends the process when all is undone.
  if (isEnding) return;
  const isPlain = thrown instanceof StartError || thrown instanceof StoreError;
  if (!isPlain) log.error("start.failed", { error: toError(thrown).stack ?? "" });
  say(isPlain ? thrown.message : "The companion could not start; the line before says why.");
  process.exit(1);
});
