/** Where the database lies and, when it is encrypted, the key the user keeps for it: from a file of theirs or from the environment. */
import { scryptSync } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { StartError } from "./start-error";

/** The settings as they were written; undefined: not set. */
export interface DatabaseSettings {
  readonly url: string;
  readonly authToken: string | undefined;
  readonly key: string | undefined;
  readonly keyFile: string | undefined;
}

export interface DatabasePlace {
  readonly url: string;
  readonly authToken: string | undefined;
  readonly encryptionKey: string | undefined;
}

const shortestKey = 32;
/** The cipher looks at the first 32 bytes of a key alone: as base64, 24 bytes. */
const cipherKeyBytes = 24;
const stretching = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** All of the secret counts, and guessing one a person made up costs time. The salt is fixed: a file has one key. */
function cipherKey(secret: string): string {
  return scryptSync(secret, "saklar-database-1", cipherKeyBytes, stretching).toString("base64url");
}

/** Throws a StartError for settings that contradict each other; reads no file. */
export function checkDatabase({ url, key, keyFile }: DatabaseSettings): void {
  if (key !== undefined && keyFile !== undefined) {
    throw new StartError("SAKLAR_DATABASE_KEY and SAKLAR_DATABASE_KEY_FILE exclude each other; set one of them.");
  }
  if ((key ?? keyFile) !== undefined && !url.startsWith("file:")) {
    throw new StartError(
      "A database key is for a database in a file; the server of SAKLAR_DATABASE_URL keeps its own.",
    );
  }
}

/** Throws a StartError when the key cannot be used; its words never hold the key. */
export function readDatabasePlace({ url, authToken, key, keyFile }: DatabaseSettings): DatabasePlace {
  const secret = keyFile === undefined ? key : readKeyFile(keyFile);
  if (secret !== undefined && secret.length < shortestKey) {
    const name = keyFile === undefined ? "SAKLAR_DATABASE_KEY" : `The key in ${keyFile}`;
    throw new StartError(`${name} is too short: a database key has at least ${shortestKey} random characters.`);
  }
  return { url, authToken, encryptionKey: secret === undefined ? undefined : cipherKey(secret) };
}

function readKeyFile(path: string): string {
  try {
    const { mode, uid } = statSync(path);
    const owner = process.getuid?.();
    if (owner !== undefined && (mode & 0o077) !== 0) {
      throw new StartError(`The key file ${path} can be read by others; make it private with chmod 600.`);
    }
    if (owner !== undefined && uid !== owner) throw new StartError(`The key file ${path} belongs to another user.`);
    return readFileSync(path, "utf8").trim();
  } catch (thrown) {
    if (thrown instanceof StartError) throw thrown;
    const { code } = thrown as NodeJS.ErrnoException;
    throw new StartError(`SAKLAR_DATABASE_KEY_FILE names ${path}, which cannot be read (${code}).`);
  }
}
