/** Media of accounts with scripted clients: fetched ahead within bounds, stored, read, checked, and given up when too old. */
import { readdirSync, readlinkSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "../errors";
import { heldWhole } from "./media-vault";
import { mostWanted } from "./media-work";
import { createMediaRig, type MediaRig, note } from "./testing/media-rig";

let rig: MediaRig;
let id: string;
beforeEach(async () => {
  rig = await createMediaRig();
  id = (await rig.create()).id;
  await rig.makeReady();
});
afterEach(() => rig.close());

const listed = async () => (await rig.accounts.chats.listMessages("Toko", "c1", {})).messages;

describe("media of a message that arrives", () => {
  it("is told with the message, fetched, stored, and read without WhatsApp", async () => {
    rig.hear(rig.message("m1"));
    await rig.settled("Toko", 1);

    expect(rig.eventsOf("message.seen")).toMatchObject([{ messageId: "m1", media: { ...note, isStored: false } }]);
    expect(await listed()).toMatchObject([{ messageId: "m1", media: { mimetype: "image/png", isStored: true } }]);
    expect(await rig.text("Toko", "m1")).toBe("bytes of m1");
    expect(await rig.text("Toko", "m1")).toBe("bytes of m1");
    expect(rig.fetched).toEqual(["m1"]);
    expect(rig.filesOf(id)).toHaveLength(1);
    expect(await rig.media.usage("Toko")).toMatchObject({ storageMode: "filesystem", files: 1, bytes: 11 });
  });

  it("is stored once however often the message is seen", async () => {
    rig.hear(rig.message("m1"));
    rig.hear(rig.message("m1"));
    await rig.settled("Toko", 1);
    await rig.store.history.saveMessages(id, [rig.message("m1")]);

    expect((await rig.media.usage("Toko")).waiting).toBe(0);
    expect(rig.fetched).toEqual(["m1"]);
  });

  it("is nothing for a message without any", async () => {
    const { media: _media, ...plain } = rig.message("m1");
    rig.hear(plain);
    await vi.waitFor(async () => expect(await listed()).toHaveLength(1));

    expect(await listed()).not.toContainEqual(expect.objectContaining({ media: expect.anything() }));
    await expect(rig.media.read("Toko", "m1")).rejects.toMatchObject({ code: "media_not_found" });
    await expect(rig.media.read("Toko", "never")).rejects.toMatchObject({ code: "media_not_found" });
  });

  it("is left alone while the link is fresh, and fetched for whoever asks", async () => {
    const fresh = await rig.create({ clientName: "Baru" });
    rig.clients.latest(fresh.id).report({ kind: "qr", text: "2@a" });
    await rig.stored();
    await rig.makeReady(fresh.id, "6281234500002");
    rig.hear(rig.message("m1"), fresh.id);
    await vi.waitFor(async () => expect((await rig.media.usage("Baru")).waiting).toBe(1));
    expect(rig.fetched).toEqual([]);

    expect(await rig.text("Baru", "m1")).toBe("bytes of m1");
    await rig.settled("Baru", 1);
  });
});

describe("media that a history sync brings", () => {
  it("is fetched one by one for an account, for two accounts at once", async () => {
    let [running, most] = [0, 0];
    rig.clients.fetchMedia = async () => {
      running += 1;
      most = Math.max(most, running);
      await rig.stored();
      running -= 1;
      return { mimetype: null, filename: null, content: new Uint8Array([1]) };
    };
    const names = ["Toko", "Dua", "Tiga"];
    for (const [index, clientName] of names.slice(1).entries()) {
      const { id: other } = await rig.create({ clientName });
      await rig.stored();
      await rig.makeReady(other, `628123450001${index}`);
    }
    for (const name of names) {
      const account = await rig.useCases.read(name);
      const messages = Array.from({ length: 4 }, (_, index) => rig.message(`${name}-${index}`));
      await rig.store.history.saveMessages(account.id, messages);
    }
    for (const name of names) rig.hear(rig.message(`${name}-live`), (await rig.useCases.read(name)).id);
    for (const name of names) await rig.settled(name, 5);

    expect(most).toBe(2);
  });

  it("is fetched ahead for the newest only; older ones wait until somebody asks", async () => {
    await rig.store.history.saveMessages(
      id,
      Array.from({ length: mostWanted + 5 }, (_, index) => rig.message(`m${index}`, { timestamp: 1_000 + index })),
    );
    await rig.store.media.trimWanted(id, mostWanted);

    const wanted = await rig.store.media.listWanted(id, 1000);
    expect(wanted).toHaveLength(mostWanted);
    expect(wanted.map(({ messageId }) => messageId)).not.toContain("m4");
    expect(await rig.text("Toko", "m4")).toBe("bytes of m4");
  });
});

describe("media that cannot be had", () => {
  const asked = () => rig.media.read("Toko", "m1").catch((error: unknown) => (error as AppError).code);

  it("is not even asked for when it is announced as too large", async () => {
    rig.hear(rig.message("m1", { media: { ...note, bytes: 2 * 1024 * 1024 } }));
    await vi.waitFor(async () => expect((await rig.media.usage("Toko")).problem).toBe("media_too_large"));

    expect(await asked()).toBe("media_too_large");
    expect(rig.fetched).toEqual([]);
    expect((await rig.media.usage("Toko")).waiting).toBe(0);
  });

  it.each([
    ["WhatsApp gives nothing", "media_gone"],
    ["WhatsApp fails without words", "whatsapp_failed"],
  ] as const)("is tried three times ahead when %s, then only for whoever asks", async (_title, code) => {
    const fetch = vi.fn(async () => {
      if (code === "media_gone") return null;
      throw new AppError(code, { cause: new Error("t: t") });
    });
    rig.clients.fetchMedia = fetch;
    await rig.store.history.saveMessages(id, [rig.message("m1")]);
    for (let tries = 1; tries <= 4; tries += 1) {
      rig.hear(rig.message("m1"));
      await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(Math.min(tries, 3)));
      await rig.accounts.mediaIdle();
    }

    expect(await asked()).toBe(code);
    expect(fetch).toHaveBeenCalledTimes(4);
    expect((await rig.media.usage("Toko")).waiting).toBe(0);
  });

  it("waits for an account that is away, and says so to whoever asks", async () => {
    await rig.useCases.stop("Toko");
    await rig.stored();
    await rig.store.history.saveMessages(id, [rig.message("m1")]);
    expect(await asked()).toBe("not_ready");
    expect((await rig.media.usage("Toko")).waiting).toBe(1);

    await rig.useCases.start("Toko");
    await rig.stored();
    await rig.makeReady();
    rig.clock.advance(1_000);
    await rig.settled("Toko", 1);
  });

  it("keeps no other from being fetched", async () => {
    rig.clients.fetchMedia = async (messageId) =>
      messageId === "m1" ? null : { mimetype: null, filename: null, content: new Uint8Array([1]) };
    await rig.store.history.saveMessages(id, [rig.message("m1"), rig.message("m2")]);
    rig.hear(rig.message("m3"));

    await vi.waitFor(async () => expect((await rig.media.usage("Toko")).files).toBe(2));
  });

  it("has no disk to lie on: whoever asks gets it all the same", async () => {
    await rig.useCases.update("Toko", { storageMode: "filesystem" });
    await writeFile(join(rig.folder, id), "in the way of the folder");
    rig.hear(rig.message("m1"));
    await vi.waitFor(async () => expect((await rig.media.usage("Toko")).problem).toBe("media_storage_failed"));

    expect(await rig.text("Toko", "m1")).toBe("bytes of m1");
    expect((await rig.media.usage("Toko")).files).toBe(0);
  });
});

describe("stored media", () => {
  beforeEach(async () => {
    rig.hear(rig.message("m1"));
    await rig.settled("Toko", 1);
  });

  it("that was changed on disk is not handed out, but fetched anew", async () => {
    const [file = ""] = await readdir(join(rig.folder, id));
    await writeFile(join(rig.folder, id, file), "something else");

    await expect(rig.media.read("Toko", "m1")).rejects.toMatchObject({ code: "media_damaged" });

    expect(await rig.text("Toko", "m1")).toBe("bytes of m1");
    expect(rig.fetched).toEqual(["m1", "m1"]);
    expect(rig.filesOf(id)).toHaveLength(1);
  });

  it("of an account that stores none is shown from WhatsApp and kept nowhere", async () => {
    await rig.setMode("Toko", "none");
    await rig.settled("Toko", 0);
    expect(rig.filesOf(id)).toEqual([]);
    rig.hear(rig.message("m2"));
    await vi.waitFor(async () => expect(await listed()).toHaveLength(2));

    expect(await rig.text("Toko", "m2")).toBe("bytes of m2");
    expect(await rig.text("Toko", "m1")).toBe("bytes of m1");
    expect(await rig.media.usage("Toko")).toMatchObject({ storageMode: "none", files: 0, bytes: 0, waiting: 0 });
    expect(rig.filesOf(id)).toEqual([]);
  });

  it("cannot be put where the companion has no bucket", async () => {
    const refused = { code: "validation_failed", errors: [{ path: "storageMode", code: "not_configured" }] };

    await expect(rig.setMode("Toko", "s3")).rejects.toMatchObject(refused);
    await expect(rig.create({ clientName: "Dua", storageMode: "s3" })).rejects.toMatchObject(refused);
  });
});

describe("stored media that is big", () => {
  const big = Uint8Array.from({ length: heldWhole * 2 }, (_, index) => (index * 31) % 251);
  const path = () => join(rig.folder, id, rig.filesOf(id)[0] ?? "");
  const whole = async () => {
    const { content } = await rig.media.read("Toko", "m1");
    return Buffer.from(await new Response(content).arrayBuffer());
  };
  beforeEach(async () => {
    rig.clients.fetchMedia = async (messageId) => {
      rig.fetched.push(messageId);
      return { mimetype: null, filename: null, content: big };
    };
    rig.hear(rig.message("m1"));
    await rig.settled("Toko", 1);
  });

  it("comes as it is read, and says before how much it is", async () => {
    const { bytes, content } = await rig.media.read("Toko", "m1");

    expect([bytes, content]).toEqual([big.length, expect.any(ReadableStream)]);
    expect(Buffer.compare(Buffer.from(await new Response(content).arrayBuffer()), big)).toBe(0);
    expect(rig.fetched).toEqual(["m1"]);
  });

  it("that was changed on disk breaks off before its end, and is fetched anew", async () => {
    await writeFile(path(), big.with(-1, 255));
    const { content } = await rig.media.read("Toko", "m1");
    const pieces: Uint8Array[] = [];

    const reading = (async () => {
      for await (const piece of content as unknown as AsyncIterable<Uint8Array>) pieces.push(piece);
    })();

    await expect(reading).rejects.toMatchObject({ code: "media_damaged" });
    expect(Buffer.concat(pieces).length).toBeLessThan(big.length);
    expect(Buffer.compare(await whole(), big)).toBe(0);
    expect(rig.fetched).toEqual(["m1", "m1"]);
  });

  it("that was cut on disk is not even begun", async () => {
    await writeFile(path(), big.subarray(1));

    await expect(rig.media.read("Toko", "m1")).rejects.toMatchObject({ code: "media_damaged" });
  });

  it.skipIf(process.platform !== "linux")("holds no file open for a reader that went away", async () => {
    const openFiles = () =>
      readdirSync("/proc/self/fd").flatMap((number) => {
        try {
          return readlinkSync(`/proc/self/fd/${number}`);
        } catch {
          return [];
        }
      });
    const { content } = await rig.media.read("Toko", "m1");
    expect(openFiles()).toContain(path());

    await (content as ReadableStream).cancel();

    await vi.waitFor(() => expect(openFiles()).not.toContain(path()));
  });
});
