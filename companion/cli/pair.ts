/** `npm run --silent pair`: prints a new pairing code for the running companion and voids the one before. */
import { formatPairingCode, hashPairingCode, pairingCodeLifetimeMs, randomPairingCode } from "../auth/pairing-code";
import { writePairingOffer } from "../auth/pairing-file";
import { systemClock } from "../clock";
import { readConfig } from "../config";
import { prepareDataFolder } from "../data-folder";
import { systemRandom } from "../random";
import { readOptions, runCommand } from "./options";

const usage = "Usage: npm run --silent pair -- --scope read|operate|admin";

async function offer(): Promise<string> {
  const { scope } = readOptions(process.argv.slice(2), usage);
  const { dataDir } = readConfig();
  prepareDataFolder(dataDir);
  const code = randomPairingCode(systemRandom);
  const expiresAt = systemClock.now() + pairingCodeLifetimeMs;
  writePairingOffer(dataDir, { codeHash: hashPairingCode(code), scope, expiresAt });
  process.stderr.write("Type this code in the extension within 5 minutes; it works once, while the companion runs.\n");
  return formatPairingCode(code);
}

process.umask(0o077);
await runCommand(offer);
