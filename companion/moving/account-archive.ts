/** The plain content of an account file, a tar that is made while it is read: never more of it in memory than one part. */
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Pack, pack } from "tar-stream";
import { toError } from "../errors";
import type { MediaRecord } from "../media/media-index";
import type { MediaBytes } from "../media/media-place";
import type { MovingStore } from "./moving-store";
import { type MovedMedia, type PageKind, pageRows } from "./pages";
import { listProfileFiles } from "./profile-files";

interface Part {
  readonly name: string;
  readonly bytes: number;
  readonly content: () => Readable;
}

export interface ArchiveSource {
  readonly accountId: string;
  readonly manifest: string;
  readonly rows: Pick<MovingStore, "listChats" | "listMessages" | "listMedia">;
  /** Null when it cannot be had: it is asked of WhatsApp again on the other side. */
  readonly readMedia: (record: MediaRecord) => Promise<MediaBytes | null>;
  readonly profile: string;
}

function partOf(name: string, content: Uint8Array): Part {
  return { name, bytes: content.byteLength, content: () => Readable.from([content]) };
}

const textPart = (name: string, text: string) => partOf(name, Buffer.from(text));
const pageName = (kind: PageKind, number: number) => `${kind}/${String(number).padStart(6, "0")}.json`;

/** `next` answers what comes behind a row; the last page is the one that is not full. */
async function* pagesOf<Row>(next: (last: Row | undefined) => Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  let rows: readonly Row[] = [];
  do {
    rows = await next(rows.at(-1));
    if (rows.length > 0) yield rows;
  } while (rows.length === pageRows);
}

async function* historyParts({ accountId, rows }: ArchiveSource): AsyncGenerator<Part> {
  let number = 0;
  for await (const chats of pagesOf((last: { chatId: string } | undefined) =>
    rows.listChats(accountId, last?.chatId ?? "", pageRows),
  )) {
    yield textPart(pageName("chats", number++), JSON.stringify(chats));
  }
  number = 0;
  for await (const messages of pagesOf((last: { id: number } | undefined) =>
    rows.listMessages(accountId, last?.id ?? 0, pageRows),
  )) {
    yield textPart(pageName("messages", number++), JSON.stringify(messages.map(({ id: _here, ...row }) => row)));
  }
}

function movedMedia(record: MediaRecord, number: number): MovedMedia {
  const { messageId, mimetype, filename, announcedBytes, state, sha256, at } = record;
  const file = record.place === null || sha256 === null ? null : { number, sha256 };
  return { messageId, mimetype, filename, announcedBytes, isWanted: state !== "idle", at, file };
}

async function* mediaParts({ accountId, rows, readMedia }: ArchiveSource): AsyncGenerator<Part> {
  let number = 0;
  let first = 0;
  for await (const records of pagesOf((last: MediaRecord | undefined) =>
    rows.listMedia(accountId, last?.id ?? "", pageRows),
  )) {
    const page = records.map((record, index) => movedMedia(record, first + index));
    yield textPart(pageName("media", number++), JSON.stringify(page));
    for (const [index, record] of records.entries()) {
      const content = page[index]?.file ? await readMedia(record) : null;
      if (content !== null) yield partOf(`files/${first + index}`, content);
    }
    first += records.length;
  }
}

async function* profileParts({ profile }: ArchiveSource): AsyncGenerator<Part> {
  for await (const { path, bytes } of listProfileFiles(profile)) {
    const content = () => createReadStream(join(profile, ...path.split("/")));
    yield { name: `profile/${path}`, bytes, content };
  }
}

async function* partsOf(source: ArchiveSource): AsyncGenerator<Part> {
  yield textPart("manifest.json", source.manifest);
  yield* historyParts(source);
  yield* mediaParts(source);
  yield* profileParts(source);
}

async function fill(archive: Pack, source: ArchiveSource): Promise<void> {
  try {
    for await (const { name, bytes, content } of partsOf(source)) {
      // Waits until it was read: what is handed over whole would be kept for whoever reads slowly.
      await pipeline(content(), archive.entry({ name, size: bytes, mode: 0o600 }) as never);
    }
    archive.finalize();
  } catch (thrown) {
    archive.destroy(toError(thrown));
  }
}

export function readArchive(source: ArchiveSource): ReadableStream<Uint8Array> {
  const archive = pack();
  void fill(archive, source);
  const chunks = archive[Symbol.asyncIterator]();
  // Node's own way from one kind of stream to the other throws when the reader goes away in the middle.
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value as Uint8Array);
      },
      cancel: () => void archive.destroy(),
    },
    { highWaterMark: 0 },
  );
}
