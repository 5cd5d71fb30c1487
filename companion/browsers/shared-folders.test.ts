import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSharedFolders, type SharedFolders } from "./shared-folders";

let dir: string;
let account: string;
let folders: SharedFolders;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "saklar-folders-"));
  account = join(dir, "profiles", "one");
  mkdirSync(account, { recursive: true });
  folders = createSharedFolders(join(dir, "browsers"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it("are private, and lead to the profile that a browser of the account's own uses", async () => {
  const folder = await folders.create("b1");

  const profile = await folders.link(folder, "one", account);

  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(profile).toBe(join(account, "Default"));
  expect(readlinkSync(join(folder, "one"))).toBe(profile);
});

it("take an account again whose profile was removed meanwhile", async () => {
  const folder = await folders.create("b1");
  await folders.link(folder, "one", account);
  rmSync(account, { recursive: true });

  await folders.link(folder, "one", account);

  expect(existsSync(join(folder, "one"))).toBe(true);
});

it("go without taking the profiles along", async () => {
  const profile = await folders.link(await folders.create("b1"), "one", account);
  await folders.create("b2");
  writeFileSync(join(profile, "Cookies"), "kept");

  await folders.remove("b1");
  expect(readdirSync(join(dir, "browsers"))).toEqual(["b2"]);
  await folders.removeAll();

  expect(existsSync(join(dir, "browsers"))).toBe(false);
  expect(existsSync(join(profile, "Cookies"))).toBe(true);
});
