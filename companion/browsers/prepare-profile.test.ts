import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { prepareProfile } from "./prepare-profile";
import { procFs } from "./process-table";
import { createProfileFolders } from "./profile-folders";

const id = "0b9c1f3e-7a64-4c0a-9a6e-2f1d8f5c3a01";
const isRoot = process.geteuid?.() === 0;
/** Root reads everything; this user owns nothing. */
const nobody = 65_534;
let dir: string;
let root: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "saklar-profiles-"));
  root = join(dir, "profiles");
});
afterEach(() => {
  chmodSync(root, 0o700);
  rmSync(dir, { recursive: true, force: true });
});

const prepare = () => prepareProfile(id, { profiles: createProfileFolders(root), processes: procFs });

/** As somebody whom the rights of files stop. */
async function withoutRoot<T>(task: () => Promise<T>): Promise<T> {
  if (isRoot) process.seteuid?.(nobody);
  try {
    return await task();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

it.skipIf(process.platform === "win32")(
  "F29: says so when the folder of all profiles may not be read, and can be used again once it may",
  async () => {
    await prepare();
    chmodSync(root, 0o000);

    await expect(withoutRoot(prepare)).rejects.toMatchObject({ reason: "profile_unreadable" });

    chmodSync(root, 0o700);
    expect(await prepare()).toBe(join(root, id));
  },
);

it.skipIf(!isRoot)("F29: says so when the account's own folder is another user's", async () => {
  await prepare();
  chmodSync(dir, 0o755);
  chmodSync(root, 0o755);

  await expect(withoutRoot(prepare)).rejects.toMatchObject({ reason: "profile_unreadable" });
});

it("F29: makes a folder of its own that nobody may read readable again", async () => {
  chmodSync(await prepare(), 0o000);

  const path = await prepare();

  expect(statSync(path).mode & 0o777).toBe(0o700);
});
