/** `npm run database -- encrypt|decrypt`: encrypts the database of a stopped companion with the user's key, or back. */
import { procFs } from "../browsers/process-table";
import { readConfig } from "../config";
import { prepareDataFolder } from "../data-folder";
import { lockDataFolder } from "../data-lock";
import { readDatabasePlace } from "../database-key";
import { StartError } from "../start-error";
import { convertDatabase } from "../store/convert-database";
import { runCommand } from "./options";

const usage = "Usage: SAKLAR_DATABASE_KEY_FILE=… npm run database -- encrypt|decrypt";
const conversions = { encrypt: "encrypted", decrypt: "plain" } as const;

async function convert(): Promise<string> {
  const [wish = "", ...more] = process.argv.slice(2);
  if (!(wish === "encrypt" || wish === "decrypt") || more.length > 0) throw new StartError(usage);
  const { dataDir, database } = readConfig();
  const { url, encryptionKey: key } = readDatabasePlace(database);
  if (key === undefined) throw new StartError(`The key is missing. ${usage}`);
  prepareDataFolder(dataDir);
  const lock = await lockDataFolder(dataDir, { processes: procFs, onLost: () => process.exit(1) });
  try {
    const to = conversions[wish];
    const isDone = await convertDatabase({ url, key, to });
    return isDone ? `The database ${url} is ${to} now.` : `The database ${url} is ${to} already.`;
  } finally {
    await lock.release();
  }
}

process.umask(0o077);
await runCommand(convert);
