/** Media of accounts whose disk has no room: the system itself refuses every byte. */
import { existsSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MediaPlace } from "./media-place";
import { createMediaRig, type MediaRig } from "./testing/media-rig";

/** What is written here finds no room. */
const full = "/dev/full";

let rig: MediaRig;
let id: string;
let isFull: boolean;
beforeEach(async () => {
  isFull = true;
  rig = await createMediaRig(null, (places) => ({ ...places, filesystem: onFullDisk(places.filesystem) }));
  id = (await rig.create()).id;
  await rig.makeReady();
});
afterEach(() => rig.close());

/** The file that is about to be written is one of the system's that takes nothing. */
function onFullDisk(disk: MediaPlace): MediaPlace {
  return {
    ...disk,
    put: async (key, content) => {
      const folder = join(rig.folder, key.accountId);
      if (isFull) {
        await mkdir(folder, { recursive: true });
        await symlink(full, join(folder, `${key.id}.part`));
      }
      await disk.put(key, content);
    },
  };
}

const problemOf = async (name: string) => (await rig.media.usage(name)).problem;

describe.skipIf(!existsSync(full))("a disk that is full", () => {
  it("leaves nothing half written, is told, and gets what it could not take as soon as there is room", async () => {
    rig.hear(rig.message("m1"));
    await vi.waitFor(async () => expect(await problemOf("Toko")).toBe("disk_full"));

    expect(await rig.text("Toko", "m1")).toBe("bytes of m1");
    expect(rig.filesOf(id)).toEqual([]);
    expect(await rig.media.usage("Toko")).toMatchObject({ files: 0, bytes: 0, waiting: 1 });

    isFull = false;
    rig.clock.advance(60_000);
    await rig.settled("Toko", 1);
    expect([await problemOf("Toko"), rig.filesOf(id).length]).toEqual([null, 1]);
  });

  it("keeps no other account from its media, and what was to move there stays where it is until there is room", async () => {
    const other = await rig.create({ clientName: "Lain", storageMode: "database" });
    await rig.makeReady(other.id, "6281234500002");
    rig.hear(rig.message("m1"), id);
    await vi.waitFor(async () => expect(await problemOf("Toko")).toBe("disk_full"));

    rig.hear(rig.message("o1"), other.id);
    await rig.settled("Lain", 1);
    await rig.setMode("Lain", "filesystem");
    await vi.waitFor(async () => expect(await problemOf("Lain")).toBe("disk_full"));
    expect(await rig.text("Lain", "o1")).toBe("bytes of o1");
    expect([rig.filesOf(other.id), await rig.contentsOf(other.id)]).toEqual([[], 1]);

    isFull = false;
    rig.clock.advance(60_000);
    await rig.settled("Lain", 1);
    expect([rig.filesOf(other.id).length, await rig.contentsOf(other.id)]).toEqual([1, 0]);
  });
});
