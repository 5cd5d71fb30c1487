/** Media that moves when an account's mode changes, or goes with the account: nothing is lost, nothing is left behind. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { firstRetryMs } from "../accounts/leftovers";
import { AppError } from "../errors";
import type { MediaPlace, MediaPlaces } from "./media-place";
import { createMediaRig, type MediaRig } from "./testing/media-rig";
import { type S3Server, startS3Server } from "./testing/s3-server";

let s3: S3Server;
let rig: MediaRig;
beforeAll(async () => {
  s3 = await startS3Server();
});
afterAll(() => s3.stop());
afterEach(() => rig.close());

const count = 6;

async function startWithMedia(wrap?: (places: MediaPlaces) => MediaPlaces): Promise<string> {
  rig = await createMediaRig(s3, wrap);
  const { id } = await rig.create();
  await rig.makeReady();
  for (let index = 0; index < count; index += 1) rig.hear(rig.message(`m${index}`));
  await rig.settled("Toko", count);
  return id;
}

/** Where everything of the account lies: files, contents in the database, objects. */
const laid = async (id: string) => [rig.filesOf(id).length, await rig.contentsOf(id), rig.objectsOf(id).length];

async function allReadable(): Promise<void> {
  for (let index = 0; index < count; index += 1) expect(await rig.text("Toko", `m${index}`)).toBe(`bytes of m${index}`);
}

describe("a change of the mode", () => {
  it("moves everything, from each place to each", async () => {
    const id = await startWithMedia();
    expect(await laid(id)).toEqual([count, 0, 0]);
    const steps = [
      ["database", [0, count, 0]],
      ["s3", [0, 0, count]],
      ["filesystem", [count, 0, 0]],
      ["s3", [0, 0, count]],
      ["database", [0, count, 0]],
      ["filesystem", [count, 0, 0]],
    ] as const;
    for (const [mode, expected] of steps) {
      await rig.setMode("Toko", mode);
      await rig.settled("Toko", count);

      expect(await laid(id)).toEqual(expected);
      await allReadable();
    }
    expect(rig.fetched).toHaveLength(count);
  });

  it("says how far it is, and goes on where it was when the place answers again", async () => {
    let isDown = false;
    const id = await startWithMedia((places) => ({
      ...places,
      s3: wrapped(places.s3 as MediaPlace, async (step, times) => {
        if (step === "put" && (isDown || times === 3)) {
          isDown = true;
          throw new AppError("media_storage_failed");
        }
      }),
    }));

    await rig.setMode("Toko", "s3");
    await vi.waitFor(async () => expect((await rig.media.usage("Toko")).problem).toBe("media_storage_failed"));
    expect(await rig.media.usage("Toko")).toMatchObject({ files: count, moving: { left: count - 2, total: count } });
    await allReadable();

    isDown = false;
    rig.clock.advance(60_000);
    await rig.settled("Toko", count);
    expect(await laid(id)).toEqual([0, 0, count]);
    expect((await rig.media.usage("Toko")).problem).toBeNull();
  });

  it("is not over while a copy is left in the old place", async () => {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const id = await startWithMedia((places) => ({
      ...places,
      filesystem: wrapped(places.filesystem, async (step, times) => {
        if (step === "remove" && times === count) await held;
      }),
    }));

    await rig.setMode("Toko", "database");
    const isLast = { files: count, moving: { left: 1, total: count } };
    await vi.waitFor(async () => expect(await rig.media.usage("Toko")).toMatchObject(isLast));
    await vi.waitFor(async () => expect(await laid(id)).toEqual([1, count, 0]));
    expect((await rig.media.usage("Toko")).moving).toEqual(isLast.moving);

    goOn();
    await rig.settled("Toko", count);
    expect(await laid(id)).toEqual([0, count, 0]);
  });

  it("while things arrive loses none", async () => {
    const id = await startWithMedia();

    const changing = rig.setMode("Toko", "database");
    for (let index = 0; index < 5; index += 1) rig.hear(rig.message(`new-${index}`));
    await changing;

    await rig.settled("Toko", count + 5);
    expect(await laid(id)).toEqual([0, count + 5, 0]);
  });
});

/** Every step of putting and removing, as it was or as it would be had the companion died in it. */
function wrapped(place: MediaPlace, before: (step: "put" | "remove", times: number) => Promise<void>): MediaPlace {
  const times = { put: 0, remove: 0 };
  const meet = (step: "put" | "remove") => {
    times[step] += 1;
    return before(step, times[step]);
  };
  return {
    ...place,
    put: async (key, content) => {
      await meet("put");
      await place.put(key, content);
    },
    remove: async (key) => {
      await meet("remove");
      await place.remove(key);
    },
  };
}

describe("a companion that dies in the middle of a move", () => {
  it.each([
    ["before it put the third", "put", false],
    ["after it put the third, before it said so", "put", true],
    ["before it removed the third", "remove", false],
    ["after it removed the third, before it said so", "remove", true],
  ] as const)("%s: the next one finishes, and nothing is left in the old place", async (_title, at, isAfter) => {
    let isDead = false;
    const die = async () => {
      isDead = true;
      throw new Error("killed");
    };
    const killAt = (place: MediaPlace): MediaPlace => {
      const dying = wrapped(place, async (step, times) => {
        if (isDead) throw new Error("dead");
        if (!isAfter && step === at && times === 3) await die();
      });
      let done = 0;
      const dieLater = async (step: string) => {
        if (step !== at || !isAfter) return;
        done += 1;
        if (done === 3) await die();
      };
      return {
        ...dying,
        put: async (...put) => {
          await dying.put(...put);
          await dieLater("put");
        },
        remove: async (key) => {
          await dying.remove(key);
          await dieLater("remove");
        },
      };
    };
    let isArmed = false;
    const when = (place: MediaPlace): MediaPlace => {
      const killing = killAt(place);
      return {
        ...place,
        put: (...put) => (isArmed ? killing : place).put(...put),
        remove: (key) => (isArmed ? killing : place).remove(key),
      };
    };
    const [source, target] = at === "put" ? ["filesystem", "database"] : ["database", "filesystem"];
    const id = await startWithMedia((places) => ({ ...places, database: when(places.database) }));
    await rig.setMode("Toko", source as "filesystem");
    await rig.settled("Toko", count);

    isArmed = true;
    await rig.setMode("Toko", target as "database");
    await vi.waitFor(() => expect(isDead).toBe(true));
    await rig.accounts.mediaIdle();
    isArmed = false;

    const next = rig.boot();
    await next.boot();
    await vi.waitFor(async () => expect((await next.media.usage("Toko")).moving).toBeNull());
    await next.mediaIdle();
    expect(await laid(id)).toEqual(target === "database" ? [0, count, 0] : [count, 0, 0]);
    await allReadable();
    expect(await rig.store.media.listUnsettled(id, target as "database", 10)).toEqual([]);
    await next.shutdown();
  });
});

describe("an account that is deleted", () => {
  it.each(["filesystem", "database", "s3"] as const)("takes its media in %s with it, and no other's", async (mode) => {
    const id = await startWithMedia();
    const other = await rig.create({ clientName: "Lain", storageMode: mode });
    await rig.makeReady(other.id, "6281234500002");
    rig.hear(rig.message("o1"), other.id);
    await rig.settled("Lain", 1);
    await rig.setMode("Toko", mode);
    await rig.settled("Toko", count);
    const before = await laid(other.id);

    await rig.useCases.remove("Toko");

    expect([rig.filesOf(id), rig.objectsOf(id)]).toEqual([[], []]);
    expect(await rig.store.media.sums(id, mode)).toMatchObject({ files: 0, waiting: 0 });
    expect(await laid(other.id)).toEqual(before);
    expect(await rig.text("Lain", "o1")).toBe("bytes of o1");
  });

  it("in the middle of a move, and of a fetch, leaves nothing anywhere", async () => {
    const id = await startWithMedia();
    let give = () => {};
    rig.clients.fetchMedia = async () => {
      await new Promise<void>((resolve) => (give = resolve));
      return { mimetype: null, filename: null, content: new Uint8Array([1]) };
    };
    rig.hear(rig.message("late"));
    await rig.stored();
    await rig.setMode("Toko", "s3");

    const removing = rig.useCases.remove("Toko");
    await vi.waitFor(() => expect(give).not.toThrow());
    give();
    await removing;
    await rig.accounts.mediaIdle();

    expect([rig.filesOf(id), rig.objectsOf(id)]).toEqual([[], []]);
    expect(await rig.store.media.find(id, "late")).toBeNull();
  });

  /** With everything in a bucket that does not answer when the account is deleted. */
  async function deleteWithoutBucket() {
    let isDown = false;
    let tries = 0;
    const id = await startWithMedia((places) => ({
      ...places,
      s3: {
        ...(places.s3 as MediaPlace),
        removeAll: async (accountId) => {
          tries += 1;
          if (isDown) throw new AppError("media_storage_failed");
          await (places.s3 as MediaPlace).removeAll(accountId);
        },
      },
    }));
    await rig.setMode("Toko", "s3");
    await rig.settled("Toko", count);
    isDown = true;
    await expect(rig.useCases.remove("Toko")).rejects.toMatchObject({ code: "media_storage_failed" });
    const comeBack = () => {
      isDown = false;
    };
    return { id, tries: () => tries, comeBack };
  }

  const isFinished = async () => expect(await rig.store.accounts.listDeleting()).toEqual([]);

  it("whose bucket does not answer is gone for everyone, and finished once it does", async () => {
    const { id, tries, comeBack } = await deleteWithoutBucket();
    await expect(rig.useCases.read("Toko")).rejects.toMatchObject({ code: "account_not_found" });
    rig.clock.advance(firstRetryMs);
    await vi.waitFor(() => expect(tries()).toBe(2));
    expect(rig.objectsOf(id)).toHaveLength(count);

    comeBack();
    await vi.waitFor(async () => {
      rig.clock.advance(firstRetryMs);
      await isFinished();
    });

    expect(rig.objectsOf(id)).toEqual([]);
    expect(rig.eventsOf("account.removed")).toEqual([{ accountId: id }]);
  });

  it("whose bucket does not answer until the end is finished by the next start", async () => {
    const { id, comeBack } = await deleteWithoutBucket();
    await rig.accounts.shutdown();
    comeBack();
    rig.clock.advance(firstRetryMs);
    expect(rig.objectsOf(id)).toHaveLength(count);

    const next = rig.boot();
    await next.boot();
    await vi.waitFor(isFinished);
    expect(rig.objectsOf(id)).toEqual([]);
    await next.shutdown();
  });
});
