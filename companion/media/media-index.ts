/** What is known of each media, and where it lies; the bytes are elsewhere. */
import type { StorageMode } from "#shared/settings-limits";

/** `wanted` is fetched ahead; `idle` only when somebody asks for it. */
export type MediaState = "wanted" | "stored" | "idle";

export interface MediaRecord {
  readonly id: string;
  readonly accountId: string;
  readonly messageId: string;
  readonly mimetype: string | null;
  readonly filename: string | null;
  readonly announcedBytes: number | null;
  readonly state: MediaState;
  /** Tries to fetch it that failed. */
  readonly attempts: number;
  readonly place: StorageMode | null;
  /** Another place that may hold a copy, to be removed. */
  readonly spare: StorageMode | null;
  readonly bytes: number | null;
  /** Hex; what the stored bytes must have. */
  readonly sha256: string | null;
  /** ISO text: when its message was sent. */
  readonly at: string;
}

export type MediaPatch = Partial<
  Pick<MediaRecord, "mimetype" | "filename" | "state" | "attempts" | "place" | "spare" | "bytes" | "sha256">
>;

export interface MediaSums {
  readonly files: number;
  readonly bytes: number;
  readonly waiting: number;
  /** With bytes elsewhere than where the account's media belongs. */
  readonly moving: number;
}

export interface MediaIndex {
  find(accountId: string, messageId: string): Promise<MediaRecord | null>;
  /** False when the account is gone, or is being deleted: then nothing may be stored for it any more. */
  save(record: Pick<MediaRecord, "id" | "accountId">, patch: MediaPatch): Promise<boolean>;
  /** To be fetched ahead, the newest first. */
  listWanted(accountId: string, limit: number): Promise<readonly MediaRecord[]>;
  /** Leaves the newest `most` wanted; the others wait until somebody asks. */
  trimWanted(accountId: string, most: number): Promise<void>;
  /** With a copy to remove, or stored elsewhere than where it belongs. */
  listUnsettled(accountId: string, mode: StorageMode, limit: number): Promise<readonly MediaRecord[]>;
  /** Stored ones by id, behind `afterId`: a walk over all of an account's media. */
  listStored(accountId: string, afterId: string, limit: number): Promise<readonly MediaRecord[]>;
  /** Stored ones of any account, of messages sent before. */
  listOlder(before: string, limit: number): Promise<readonly MediaRecord[]>;
  /** Stored ones of any account that has more than so many bytes: what is beyond them, the newest counted first. */
  listBeyond(bytes: number, limit: number): Promise<readonly MediaRecord[]>;
  /** Forgets those of messages sent before that are stored nowhere. */
  forget(before: string): Promise<void>;
  /** Accounts for which something can be fetched or moved. */
  accountsWithWork(): Promise<readonly string[]>;
  /** Whether anything of the account lies, or may lie, there. */
  usesPlace(accountId: string, place: StorageMode): Promise<boolean>;
  sums(accountId: string, mode: StorageMode): Promise<MediaSums>;
}
