/** `npm run --silent token -- --scope admin --label NAME`: one new token alone on stdout, also beside a running companion. */
import { createIssueToken } from "../auth/tokens";
import { systemClock } from "../clock";
import { readConfig } from "../config";
import { prepareDataFolder } from "../data-folder";
import { readDatabasePlace } from "../database-key";
import { silentLog } from "../diagnostics/log";
import { systemRandom } from "../random";
import { StartError } from "../start-error";
import { openStore } from "../store/open-store";
import { readOptions, runCommand } from "./options";

const usage = "Usage: npm run --silent token -- --scope read|operate|admin --label NAME";
const longestLabel = 64;

async function issue(): Promise<string> {
  const { scope, label } = readOptions(process.argv.slice(2), usage);
  if (label === undefined || label === "" || label.length > longestLabel) {
    throw new StartError(`--label must say who will use the token, in 1 to ${longestLabel} characters. ${usage}`);
  }
  const { dataDir, database } = readConfig();
  prepareDataFolder(dataDir);
  const store = await openStore({
    ...readDatabasePlace(database),
    clock: systemClock,
    random: Math.random,
    log: silentLog,
  });
  try {
    const issueToken = createIssueToken({ devices: store.devices, clock: systemClock, random: systemRandom });
    return (await issueToken({ label, scope, origin: null })).token;
  } finally {
    await store.close();
  }
}

process.umask(0o077);
await runCommand(issue);
