/** What every place for media must do, asked of each: a folder, the database, an S3 server, and nowhere. */
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type StorageMode, storageModes } from "#shared/settings-limits";
import { silentLog } from "../diagnostics/log";
import { openStore, type Store } from "../store/open-store";
import { createTestClock } from "../testing/test-clock";
import type { MediaPlace, MediaPlaces } from "./media-place";
import { createMediaPlaces } from "./media-places";
import { createS3Place } from "./s3-place";
import { type S3Server, startS3Server } from "./testing/s3-server";

let folder: string;
let store: Store;
let s3: S3Server;
let places: MediaPlaces;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "saklar-places-"));
  const url = `file:${join(folder, "saklar.db")}`;
  store = await openStore({ url, clock: createTestClock(), random: () => 0.5, log: silentLog });
  s3 = await startS3Server();
  places = createMediaPlaces({ dataDir: folder, database: store.mediaContents, s3: s3.settings });
});
afterAll(async () => {
  await store.close();
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

const bytes = (...values: number[]) => Uint8Array.from(values);
const big = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 31) % 256);
const key = (id: string, accountId = "account-1") => ({ accountId, id });

describe.each(storageModes)("media in %s", (mode: StorageMode) => {
  let place: MediaPlace;
  let kept: boolean;
  beforeEach(async () => {
    const configured = places[mode];
    if (configured === null) throw new Error("not configured");
    place = configured;
    kept = place.keeps;
    await place.removeAll("account-1");
    await place.removeAll("account-2");
  });
  /** Nowhere gives nothing back, and is content with everything. */
  const whenKept = <T>(value: T) => (kept ? value : null);

  it("comes back as it was put, whole, also when it is empty or big", async () => {
    await place.put(key("a"), bytes(0, 255, 10, 13));
    await place.put(key("b"), bytes());
    await place.put(key("c"), big);

    expect(await place.get(key("a"))).toEqual(whenKept(bytes(0, 255, 10, 13)));
    expect(await place.get(key("b"))).toEqual(whenKept(bytes()));
    expect(Buffer.compare((await place.get(key("c"))) ?? big, big)).toBe(0);
  });

  it("comes piece by piece too, and says before how much it is", async () => {
    await place.put(key("c"), big);

    const opened = await place.open(key("c"));

    expect(opened?.bytes ?? null).toBe(whenKept(big.length));
    if (opened !== null) expect(Buffer.compare(Buffer.concat(await opened.content.toArray()), big)).toBe(0);
    expect(await place.open(key("never"))).toBeNull();
  });

  it("is replaced by what is put under the same key", async () => {
    await place.put(key("a"), big);
    await place.put(key("a"), bytes(1));

    expect(await place.get(key("a"))).toEqual(whenKept(bytes(1)));
  });

  it("is nothing where nothing was put, and removing nothing is fine", async () => {
    await place.remove(key("never"));
    await place.removeAll("nobody");

    expect(await place.get(key("never"))).toBeNull();
  });

  it("goes alone, and with its account without the next one's", async () => {
    await place.put(key("a"), bytes(1));
    await place.put(key("b"), bytes(2));
    await place.put(key("a", "account-2"), bytes(3));

    await place.remove(key("a"));
    expect(await place.get(key("a"))).toBeNull();
    expect(await place.get(key("b"))).toEqual(whenKept(bytes(2)));

    await place.removeAll("account-1");
    expect(await place.get(key("b"))).toBeNull();
    expect(await place.get(key("a", "account-2"))).toEqual(whenKept(bytes(3)));
  });

  it("takes many at once", async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `many-${index}`);
    await Promise.all(ids.map((id, index) => place.put(key(id), bytes(index))));

    const read = await Promise.all(ids.map((id) => place.get(key(id))));
    expect(read).toEqual(ids.map((_, index) => whenKept(bytes(index))));
  });
});

describe("files", () => {
  it("are private to their owner and named by id; a part of an interrupted write goes with the rest", async () => {
    await places.filesystem.removeAll("account-1");
    await places.filesystem.put(key("a"), bytes(1));
    const own = join(folder, "media", "account-1");
    await writeFile(join(own, "b.part"), "half");

    expect((await stat(join(own, "a"))).mode & 0o777).toBe(0o600);
    expect((await stat(own)).mode & 0o777).toBe(0o700);
    expect(await places.filesystem.get(key("b"))).toBeNull();
    await places.filesystem.remove(key("b"));
    await places.filesystem.remove(key("a"));
    expect(await readdir(own)).toEqual([]);
  });

  it("are never named by what is no id of ours", async () => {
    for (const id of ["..", "../a", "a/b", "", "a\0b", "a".repeat(65)]) {
      for (const refused of [places.filesystem.put(key(id), bytes(1)), places.filesystem.removeAll(id)]) {
        await expect(refused).rejects.toMatchObject({ cause: { message: "This is no id" } });
      }
    }
  });

  it("that cannot be written have an error with a code", async () => {
    await mkdir(join(folder, "media", "account-3"), { recursive: true });
    await mkdir(join(folder, "media", "account-3", "a.part"));

    await expect(places.filesystem.put(key("a", "account-3"), bytes(1))).rejects.toMatchObject({
      code: "media_storage_failed",
    });
  });
});

describe("objects", () => {
  it("lie below the prefix and the account, named by id", async () => {
    await places.s3?.removeAll("account-1");
    await places.s3?.put(key("a"), bytes(1));

    expect(s3.keys()).toContain("saklar/account-1/a");
  });

  it.each([
    ["nobody answers", { endpoint: "http://127.0.0.1:9" }],
    ["the bucket is another", { bucket: "strange" }],
    ["the key is unknown", { accessKeyId: "STRANGER", secretAccessKey: "wrong-secret-key" }],
  ])("have an error with a code when %s, which tells no secret", async (_title, change) => {
    const wrong = createS3Place({ ...s3.settings, ...change });

    const error = await wrong.get(key("a")).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code: "media_storage_failed" });
    expect(String((error as Error).cause)).not.toContain("wrong-secret-key");
  });
});
