import {
  existsSync,
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
import { createProfileFolders, type ProfileFolders } from "./profile-folders";

const id = "0b9c1f3e-7a64-4c0a-9a6e-2f1d8f5c3a01";

describe("profile folders", () => {
  let dir: string;
  let root: string;
  let folders: ProfileFolders;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "saklar-profiles-"));
    root = join(dir, "profiles");
    folders = createProfileFolders(root);
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it("are named by id inside their root, and private", async () => {
    const path = await folders.prepare(id);

    expect(path).toBe(join(root, id));
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it("are made private again when somebody opened them", async () => {
    mkdirSync(join(root, id), { recursive: true, mode: 0o755 });

    await folders.prepare(id);

    expect(statSync(join(root, id)).mode & 0o777).toBe(0o700);
  });

  it.each(["..", ".", "../other", "a/b", "", "/etc", "a\0b", ".trash-x"])("refuse the id %j", async (wrong) => {
    await expect(folders.prepare(wrong)).rejects.toThrow("An account id names no folder outside of the profiles");
    await expect(folders.remove(wrong)).rejects.toThrow();
  });

  it("are not reached through a link", async () => {
    mkdirSync(root);
    symlinkSync(dir, join(root, id));

    await expect(folders.prepare(id)).rejects.toThrow("ENOTDIR");
  });

  it("F47: are removed whole, and removing them again is fine", async () => {
    writeFileSync(join(await folders.prepare(id), "Cookies"), "secret");

    await folders.remove(id);
    await folders.remove(id);

    expect(readdirSync(root)).toEqual([]);
  });

  it("are removed without touching what a link inside points to", async () => {
    const precious = join(dir, "precious");
    mkdirSync(precious);
    writeFileSync(join(precious, "file"), "keep");
    symlinkSync(precious, join(await folders.prepare(id), "link"));
    symlinkSync(precious, join(root, "linked-profile"));

    await folders.remove(id);
    await folders.remove("linked-profile");

    expect(readdirSync(root)).toEqual([]);
    expect(existsSync(join(precious, "file"))).toBe(true);
  });

  it("F47: finish an interrupted removal and touch no living profile", async () => {
    await folders.prepare(id);
    mkdirSync(join(root, ".trash-gone", "Default"), { recursive: true });

    await folders.emptyTrash();

    expect(readdirSync(root)).toEqual([id]);
  });

  it("F28: that are set aside are kept for a month, one of each account, and go with the account", async () => {
    const day = 24 * 60 * 60 * 1000;
    let now = 1_000 * day;
    const dated = createProfileFolders(root, () => now);
    const setAside = async (content: string) => {
      writeFileSync(join(await dated.prepare(id), "Cookies"), content);
      await dated.setAside(id);
    };
    await setAside("first");
    now += day;
    await setAside("second");
    await dated.prepare("other");

    await dated.emptyTrash();
    expect(readdirSync(root)).toEqual([`${id}.bad-${now}`, "other"]);
    expect(readFileSync(join(root, `${id}.bad-${now}`, "Cookies"), "utf8")).toBe("second");
    now += 31 * day;
    await dated.emptyTrash();
    expect(readdirSync(root)).toEqual(["other"]);

    await setAside("third");
    await dated.remove(id);
    expect(readdirSync(root)).toEqual(["other"]);
  });

  it("lend an empty one that nothing remains of, whatever comes of it", async () => {
    const lent = folders.withEmpty(id, async (folder) => {
      expect(readdirSync(folder)).toEqual([]);
      writeFileSync(join(folder, "file"), "text");
      throw new Error("it ended here");
    });

    await expect(lent).rejects.toThrow("it ended here");
    expect(readdirSync(root)).toEqual([]);
  });

  it("need no root to have their trash emptied", async () => {
    await expect(folders.emptyTrash()).resolves.toBeUndefined();
  });
});
