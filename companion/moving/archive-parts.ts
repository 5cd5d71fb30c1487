/** Reads the parts of an account file as they come, each once, and refuses whatever does not belong into one. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract } from "tar-stream";
import { AppError } from "../errors";
import { longestPage, type PageKind } from "./pages";
import { isProfilePath } from "./profile-files";

export type ArchivePart =
  | { readonly kind: "manifest"; readonly content: Readable }
  | { readonly kind: "page"; readonly page: PageKind; readonly content: Readable }
  | { readonly kind: "file"; readonly number: number; readonly content: Readable }
  | { readonly kind: "profile"; readonly path: string; readonly content: Readable };

const mb = 1024 * 1024;
const gb = 1024 * mb;
const longestManifest = mb;
/** What is held in memory; no companion fetches more. */
const longestFile = 100 * mb;
const longestProfileFile = 8 * gb;
/** Of everything, so that a file that goes on for ever ends. */
const mostBytes = 64 * gb;
const mostParts = 2_000_000;

const page = /^(chats|messages|media)\/\d{6,9}\.json$/;
const file = /^files\/(\d{1,9})$/;

/** Null for a name no companion gives. */
function placeOf(name: string): { readonly most: number; with(content: Readable): ArchivePart } | null {
  if (name === "manifest.json") return { most: longestManifest, with: (content) => ({ kind: "manifest", content }) };
  const [, kind] = page.exec(name) ?? [];
  if (kind !== undefined) {
    return { most: longestPage, with: (content) => ({ kind: "page", page: kind as PageKind, content }) };
  }
  const [, number] = file.exec(name) ?? [];
  if (number !== undefined) {
    return { most: longestFile, with: (content) => ({ kind: "file", number: Number(number), content }) };
  }
  const path = name.startsWith("profile/") ? name.slice("profile/".length) : "";
  if (!isProfilePath(path)) return null;
  return { most: longestProfileFile, with: (content) => ({ kind: "profile", path, content }) };
}

/** The first is the manifest. Throws `export_damaged`, or what reading the bytes throws; ends when all of them were read. */
export async function* readParts(plain: AsyncIterable<Uint8Array>): AsyncGenerator<ArchivePart> {
  const archive = extract();
  const pumped: Promise<void> = pipeline(Readable.from(plain), archive as never as NodeJS.WritableStream);
  // Whoever reads the parts sees the failure there.
  pumped.catch(() => {});
  let parts = 0;
  let bytes = 0;
  for await (const entry of inOurWords(archive)) {
    const { name, type, size } = entry.header;
    const place = type === "file" ? placeOf(name) : null;
    bytes += size;
    parts += 1;
    const isFirst = parts === 1;
    if (place === null || size > place.most || bytes > mostBytes || parts > mostParts) throw damaged(name);
    const part = place.with(Readable.from(inOurWords(entry)));
    if ((part.kind === "manifest") !== isFirst) throw damaged(name);
    yield part;
    if (!part.content.readableEnded) throw new Error("A part was not read");
  }
  await pumped;
  if (parts === 0) throw damaged("nothing");
}

/** What is wrong with a tar is told in no code of the contract. */
async function* inOurWords<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (thrown) {
    throw thrown instanceof AppError ? thrown : new AppError("export_damaged", { cause: thrown });
  }
}

function damaged(name: string): AppError {
  return new AppError("export_damaged", { cause: new Error(`It holds ${name.slice(0, 100)}`) });
}

export async function textOf(content: Readable): Promise<string> {
  return (await bytesOf(content)).toString("utf8");
}

export async function bytesOf(content: Readable): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
