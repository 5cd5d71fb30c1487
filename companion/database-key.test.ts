/** The user's key for the database: which are refused, in words that never hold it, and that all of it counts. */
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "./config";
import { readDatabasePlace } from "./database-key";

const secret = "0123456789abcdefghijklmnopqrstuvwxyz";
const isRoot = process.getuid?.() === 0;
let folder: string;
let keyFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "saklar-keyfile-"));
  keyFile = join(folder, "key");
  writeFileSync(keyFile, `${secret}\n`, { mode: 0o600 });
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (env: NodeJS.ProcessEnv) => readDatabasePlace(readConfig(env).database).encryptionKey;
const fromFile = () => read({ SAKLAR_DATABASE_KEY_FILE: keyFile });
const fromText = (key: string) => read({ SAKLAR_DATABASE_KEY: key });

describe("the key of the database", () => {
  it("is the same from a file, line end or not, as from the environment, and none when none is set", () => {
    expect(fromFile()).toBe(fromText(secret));
    expect(read({})).toBeUndefined();
  });

  it("counts to its last character, though the cipher takes 32 bytes", () => {
    const keys = [secret, `${secret}x`, `${secret}y`].map((key) => fromText(key) ?? "");

    expect(new Set(keys).size).toBe(3);
    expect(keys.map((key) => key.length)).toEqual([32, 32, 32]);
  });

  it("in a file others can read is refused", () => {
    chmodSync(keyFile, 0o640);

    expect(fromFile).toThrow(/^The key file .* can be read by others; make it private with chmod 600\.$/);
  });

  it.skipIf(!isRoot)("in a file of another user is refused", () => {
    chownSync(keyFile, 12_345, 12_345);

    expect(fromFile).toThrow("belongs to another user");
  });

  it("in a file that is not there is refused with its name", () => {
    keyFile = join(folder, "nowhere");

    expect(fromFile).toThrow(/names .*nowhere, which cannot be read \(ENOENT\)\.$/);
  });

  it.each([
    ["that is short", { SAKLAR_DATABASE_KEY: "letmein-4711" }, "SAKLAR_DATABASE_KEY is too short"],
    ["given twice", { SAKLAR_DATABASE_KEY: secret, SAKLAR_DATABASE_KEY_FILE: "x" }, "exclude each other"],
    [
      "for a server",
      { SAKLAR_DATABASE_KEY: secret, SAKLAR_DATABASE_URL: "http://db:8080" },
      "is for a database in a file",
    ],
  ])("%s is refused without being said", (_, env, words) => {
    expect(() => read(env)).toThrow(words);
    expect(() => read(env)).not.toThrow(env.SAKLAR_DATABASE_KEY);
  });
});
