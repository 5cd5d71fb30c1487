/**
 * Stores, reads, moves and drops one media at a time. Before anything is put somewhere the row says that a copy may be
 * there, so that whatever a crash leaves behind is found and removed.
 */
import { createHash } from "node:crypto";
import type { StorageMode } from "#shared/settings-limits";
import { AppError } from "../errors";
import type { MediaIndex, MediaRecord } from "./media-index";
import type { MediaBytes, MediaPlace, MediaPlaces } from "./media-place";
import { verifiedStream } from "./verified-stream";

type Opened = MediaBytes | ReadableStream<MediaBytes>;

export interface MediaVault {
  /** Where media of this mode goes; `media_storage_failed` while there is no bucket. */
  placeOf(mode: StorageMode): MediaPlace;
  /** Stores fetched bytes where the mode wants them. */
  keep(record: MediaRecord, content: MediaBytes, mode: StorageMode): Promise<void>;
  /** The bytes as they were stored; `media_damaged` when they are not there any more, or are others. */
  read(record: MediaRecord): Promise<MediaBytes>;
  /** The same, but what is big comes as a stream, which fails before its end when the bytes are others. */
  open(record: MediaRecord): Promise<Opened>;
  /** Brings a stored media, and what an earlier move left, to where it belongs. */
  settle(record: MediaRecord, mode: StorageMode): Promise<void>;
  /** Removes the bytes; what is known of the media stays, and whoever asks has it fetched again. */
  drop(record: MediaRecord): Promise<void>;
}

/** Up to so many bytes are held whole and proven before the first is handed out. */
export const heldWhole = 256 * 1024;

const hashOf = (content: MediaBytes) => createHash("sha256").update(content).digest("hex");

/** Null when it is not there, or not as much as was stored; whether it is the same turns out while it is read. */
async function openChecked(
  record: MediaRecord,
  place: MediaPlace,
  onDamaged: () => Promise<void>,
): Promise<ReadableStream<MediaBytes> | null> {
  const opened = await place.open(record);
  if (opened === null) return null;
  if (opened.bytes === record.bytes) return verifiedStream(opened.content, { sha256: record.sha256, onDamaged });
  opened.content.destroy();
  return null;
}

export function createMediaVault(index: MediaIndex, places: MediaPlaces): MediaVault {
  function placeOf(mode: StorageMode): MediaPlace {
    const place = places[mode];
    if (place === null) throw new AppError("media_storage_failed");
    return place;
  }

  async function save(record: MediaRecord, patch: Parameters<MediaIndex["save"]>[1]): Promise<void> {
    if (!(await index.save(record, patch))) throw new AppError("account_not_found");
  }

  async function removeSpare(record: MediaRecord): Promise<void> {
    if (record.spare === null) return;
    if (record.spare !== record.place) await placeOf(record.spare).remove(record);
    await save(record, { spare: null });
  }

  /** Answers the content only if it is what was stored. */
  async function check(record: MediaRecord): Promise<MediaBytes | null> {
    if (record.place === null) return null;
    const content = await placeOf(record.place).get(record);
    return content !== null && hashOf(content) === record.sha256 ? content : null;
  }

  /** It counts as not stored, and is fetched again; what is left of it goes then. */
  async function giveUp(record: MediaRecord): Promise<never> {
    const nothing = { place: null, spare: record.place, bytes: null, sha256: null };
    await save(record, { ...nothing, state: "wanted", attempts: 0 });
    throw new AppError("media_damaged");
  }

  /** It may be another by now, or elsewhere. */
  async function giveUpIfSame(record: MediaRecord): Promise<void> {
    const now = await index.find(record.accountId, record.messageId);
    if (now?.place === record.place && now.sha256 === record.sha256) await giveUp(now).catch(() => {});
  }

  const open = async (record: MediaRecord) =>
    record.place && openChecked(record, placeOf(record.place), () => giveUpIfSame(record));

  async function find<T>(record: MediaRecord, look: (record: MediaRecord) => Promise<T | null>): Promise<T> {
    const found = await look(record);
    if (found !== null) return found;
    // It may have been moved while it was looked for.
    const now = await index.find(record.accountId, record.messageId);
    if (now === null) throw new AppError("media_not_found");
    return (await look(now)) ?? giveUp(now);
  }

  async function put(record: MediaRecord, content: MediaBytes, mode: StorageMode): Promise<void> {
    await removeSpare(record);
    await save(record, { spare: mode });
    await placeOf(mode).put(record, content);
    const stored = { state: "stored", place: mode, bytes: content.byteLength, sha256: hashOf(content) } as const;
    await save(record, { ...stored, spare: record.place, attempts: 0 });
    await removeSpare({ ...record, place: mode, spare: record.place });
  }

  async function drop(record: MediaRecord): Promise<void> {
    await removeSpare(record);
    if (record.place === null) return;
    const nothing = { place: null, spare: record.place, bytes: null, sha256: null };
    await save(record, { ...nothing, state: "idle" });
    await removeSpare({ ...record, ...nothing });
  }

  return {
    placeOf,
    drop,
    keep: async (record, content, mode) => {
      if (placeOf(mode).keeps) await put(record, content, mode);
    },
    read: (record) => find(record, check),
    open: (record) => find<Opened>(record, (record.bytes ?? 0) <= heldWhole ? check : open),
    async settle(record, mode) {
      await removeSpare(record);
      const clean = { ...record, spare: null };
      if (record.place === null || record.place === mode) return;
      if (!placeOf(mode).keeps) return drop(clean);
      const content = await check(clean);
      if (content === null) await giveUp(clean);
      else await put(clean, content, mode);
    },
  };
}
