/** Fetches media from WhatsApp: each at most once at a time, and no larger than is allowed. */
import { AppError, toError } from "../errors";
import type { MediaFile, WhatsAppClient } from "../whatsapp/client-port";
import type { MediaIndex, MediaRecord } from "./media-index";

/** After so many failed tries it is fetched only when somebody asks. */
const mostAttempts = 3;

export interface MediaFetcherOptions {
  readonly index: Pick<MediaIndex, "save">;
  readonly readyClientOf: (accountId: string) => WhatsAppClient | null;
  /** Stores what came, if the account's media is stored at all. */
  readonly keep: (record: MediaRecord, file: MediaFile) => Promise<void>;
  readonly maxBytes: number;
}

export interface FetchedMedia {
  readonly file: MediaFile;
  /** Why it could not be stored; null when it was, or was not meant to be. */
  readonly problem: Error | null;
}

export type FetchMedia = (record: MediaRecord) => Promise<FetchedMedia>;

/** What a failed try says about the next one: a client that is away says nothing about the media. */
function afterFailure(record: MediaRecord, error: unknown): { attempts: number; state: "wanted" | "idle" } | null {
  const code = error instanceof AppError ? error.code : null;
  if (code === "media_too_large") return { attempts: record.attempts + 1, state: "idle" };
  if (code !== "media_gone" && code !== "whatsapp_failed") return null;
  const attempts = record.attempts + 1;
  return { attempts, state: attempts >= mostAttempts || record.state === "idle" ? "idle" : "wanted" };
}

export function createMediaFetcher({ index, readyClientOf, keep, maxBytes }: MediaFetcherOptions): FetchMedia {
  const running = new Map<string, Promise<FetchedMedia>>();

  async function ask(record: MediaRecord): Promise<MediaFile> {
    const { accountId, messageId, announcedBytes } = record;
    if ((announcedBytes ?? 0) > maxBytes) throw new AppError("media_too_large");
    const client = readyClientOf(accountId);
    if (client === null) throw new AppError("not_ready");
    const file = await client.fetchMedia(messageId, maxBytes);
    if (file === null) throw new AppError("media_gone");
    return file;
  }

  async function fetch(record: MediaRecord): Promise<FetchedMedia> {
    const file = await ask(record).catch(async (error: unknown) => {
      const patch = afterFailure(record, error);
      if (patch !== null) await index.save(record, patch);
      throw error;
    });
    const problem = await keep(record, file).then(() => null, toError);
    return { file, problem };
  }

  return (record) => {
    const known = running.get(record.id);
    if (known !== undefined) return known;
    const fetching = fetch(record).finally(() => running.delete(record.id));
    running.set(record.id, fetching);
    return fetching;
  };
}
