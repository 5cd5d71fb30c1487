/** Account files for tests: read whole, cut, and made by hand as no companion makes them. */
import { type Header, pack } from "tar-stream";
import { type ByteStream, seal } from "../sealing";

export const passphrase = "kopi susu gula aren";
/** Little, so that many files can be tried. */
export const work = 10;

export async function bytesOf(stream: ByteStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

/** In small pieces, as a network brings them; `end` "hang": after the last byte nothing more comes, not even the end. */
export function streamOf(bytes: Uint8Array, end: "close" | "hang" = "close", size = 10_000): ByteStream {
  let from = 0;
  return new ReadableStream({
    async pull(controller) {
      if (from < bytes.length) {
        controller.enqueue(bytes.subarray(from, from + size));
        from += size;
      } else if (end === "close") controller.close();
      else await new Promise<void>(() => {});
    },
  });
}

export type Entry = Partial<Omit<Header, "name">> & { readonly name: string; readonly text?: string };

/** A tar of these entries; a `size` that is not that of the text is a lie. */
export async function tarOf(entries: readonly Entry[]): Promise<Uint8Array> {
  const archive = pack();
  for (const { text, ...header } of entries) archive.entry(header, text ?? "");
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** What only somebody who knows the passphrase can send. */
export async function sealedTar(entries: readonly Entry[]): Promise<ByteStream> {
  return seal(streamOf(await tarOf(entries)), passphrase, work);
}
