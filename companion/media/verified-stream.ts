/** Hands bytes on as they come, the last of them only when all are what was stored: nobody takes a damaged file for whole. */
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { AppError } from "../errors";
import type { MediaBytes } from "./media-place";

export interface VerifiedOptions {
  /** Hex; what all of it must have; null: it can be nothing that was stored. */
  readonly sha256: string | null;
  readonly onDamaged: () => Promise<void>;
}

/** Fails with `media_damaged` in the place of its last piece. */
export function verifiedStream(content: Readable, { sha256, onDamaged }: VerifiedOptions): ReadableStream<MediaBytes> {
  const hash = createHash("sha256");
  let pieces: AsyncIterator<MediaBytes> | null = null;
  let held: MediaBytes | null = null;
  // Whoever reads hears of it; before that nobody does.
  content.on("error", () => {});

  /** The piece before, as soon as there is another; null at the end. */
  async function next(): Promise<MediaBytes | null> {
    pieces ??= content[Symbol.asyncIterator]() as AsyncIterator<MediaBytes>;
    for (;;) {
      const { done, value } = await pieces.next();
      if (done) return null;
      hash.update(value);
      const ready = held;
      held = value;
      if (ready !== null) return ready;
    }
  }

  return new ReadableStream<MediaBytes>(
    {
      async pull(controller) {
        const piece = await next();
        if (piece !== null) return controller.enqueue(piece);
        if (hash.digest("hex") !== sha256) {
          await onDamaged();
          return controller.error(new AppError("media_damaged"));
        }
        if (held !== null) controller.enqueue(held);
        controller.close();
      },
      cancel: () => void content.destroy(),
    },
    // Nothing is read ahead of who reads.
    { highWaterMark: 0 },
  );
}
