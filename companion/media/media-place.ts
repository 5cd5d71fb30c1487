/** Where the bytes of media lie, one interface for every storage mode. */
import type { Readable } from "node:stream";
import type { StorageMode } from "#shared/settings-limits";

export type MediaBytes = Uint8Array<ArrayBuffer>;

/** Both are ids made here: what a sender calls a file never names anything. */
export interface MediaKey {
  readonly accountId: string;
  readonly id: string;
}

export interface OpenMedia {
  readonly bytes: number;
  /** Comes as it is read; whoever does not read it to its end destroys it. */
  readonly content: Readable;
}

/** Failures are AppErrors: `disk_full`, `media_storage_failed`, or those of the database. */
export interface MediaPlace {
  /** False for the one that takes nothing. */
  readonly keeps: boolean;
  /** Stores all of it or nothing; takes the place of what was there under this key. */
  put(key: MediaKey, content: MediaBytes): Promise<void>;
  /** Null when there is nothing under this key. */
  get(key: MediaKey): Promise<MediaBytes | null>;
  /** The same piece by piece, for what should not be held whole. */
  open(key: MediaKey): Promise<OpenMedia | null>;
  /** Also what an interrupted `put` left; nothing there is fine. */
  remove(key: MediaKey): Promise<void>;
  /** Everything of the account, known or not. */
  removeAll(accountId: string): Promise<void>;
}

/** `s3` is null while the companion has no bucket. */
export type MediaPlaces = Readonly<Record<Exclude<StorageMode, "s3">, MediaPlace>> & { readonly s3: MediaPlace | null };

/** For accounts that store no media. */
export const nowhere: MediaPlace = {
  keeps: false,
  put: async () => {},
  get: async () => null,
  open: async () => null,
  remove: async () => {},
  removeAll: async () => {},
};
