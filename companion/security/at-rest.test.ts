/** What lies on the disk: A41 and A42 of the threat list. */
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createProfileFolders } from "../browsers/profile-folders";
import { prepareDataFolder } from "../data-folder";

const id = "0b9c1f3e-7a64-4c0a-9a6e-2f1d8f5c3a01";
const isRoot = process.getuid?.() === 0;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "saklar-rest-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe("A41: an account's folder that was replaced by a link", () => {
  it("goes alone when the account is deleted: what it points to stays", async () => {
    const precious = join(dir, "etc");
    mkdirSync(precious);
    writeFileSync(join(precious, "passwd"), "keep");
    mkdirSync(join(dir, "profiles"));
    symlinkSync(precious, join(dir, "profiles", id));
    const folders = createProfileFolders(join(dir, "profiles"));

    await folders.remove(id);

    expect(readdirSync(join(dir, "profiles"))).toEqual([]);
    expect(readFileSync(join(precious, "passwd"), "utf8")).toBe("keep");
  });

  it("is not opened as a profile", async () => {
    mkdirSync(join(dir, "profiles"));
    symlinkSync("/etc", join(dir, "profiles", id));

    await expect(createProfileFolders(join(dir, "profiles")).prepare(id)).rejects.toThrow("ENOTDIR");

    expect(lstatSync(join(dir, "profiles", id)).isSymbolicLink()).toBe(true);
  });
});

describe("A42: a data folder", () => {
  it("that others can read is closed before anything is written, with a notice", () => {
    chmodSync(dir, 0o755);

    expect(prepareDataFolder(dir)).toContain("it is private now");
    expect(statSync(dir).mode & 0o777).toBe(0o700);
  });

  it.skipIf(!isRoot)("of another user is refused and left as it is", () => {
    chmodSync(dir, 0o755);
    chownSync(dir, 12_345, 12_345);

    expect(() => prepareDataFolder(dir)).toThrow(/^The data folder .* belongs to another user; choose another/);
    expect(statSync(dir).mode & 0o777).toBe(0o755);
  });
});
