/** Which part of a profile may go, and when. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { dropBigCaches } from "./profile-caches";

let profile: string;
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), "saklar-caches-"));
});
afterEach(() => rm(profile, { recursive: true, force: true }));

const cached = ["Default/Cache/Cache_Data/f_000001", "Default/Code Cache/js/index", "GPUPersistentCache/GPUCache/data"];
const kept = ["Default/IndexedDB/a/000003.log", "Default/Local Storage/leveldb/000003.log", "Default/Cookies"];

async function fill(): Promise<void> {
  for (const path of [...cached, ...kept]) {
    await mkdir(dirname(join(profile, path)), { recursive: true });
    await writeFile(join(profile, path), Buffer.alloc(1000));
  }
}

const present = (paths: readonly string[]) => paths.filter((path) => existsSync(join(profile, path)));

it("drops caches that grew too big, and nothing that a link is made of", async () => {
  await fill();

  expect(await dropBigCaches(profile, 2500)).toBe(3000);

  expect(present(cached)).toEqual([]);
  expect(present(kept)).toEqual(kept);
});

it("leaves caches alone that are small, and a profile that is not there yet", async () => {
  await fill();

  expect(await dropBigCaches(profile, 3000)).toBe(0);
  expect(await dropBigCaches(join(profile, "nowhere"))).toBe(0);

  expect(present(cached)).toEqual(cached);
});

it("removes a link in the place of a cache, not what it points to", async () => {
  await fill();
  await symlink(join(profile, "Default/IndexedDB"), join(profile, "ShaderCache"));

  await dropBigCaches(profile, 0);

  expect(present(["ShaderCache"])).toEqual([]);
  expect(present(kept)).toEqual(kept);
});
