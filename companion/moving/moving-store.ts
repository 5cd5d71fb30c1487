/** What moving an account needs of the place where accounts are kept: all of its rows in pages, and a way to add them unseen. */
import type { StorageMode } from "#shared/settings-limits";
import type { MediaRecord } from "../media/media-index";
import type { MovedAccount } from "./manifest";
import type { MovedChat, MovedMessage } from "./pages";

export interface HiddenMedia {
  readonly id: string;
  readonly record: Pick<MediaRecord, "messageId" | "mimetype" | "filename" | "announcedBytes" | "state" | "at">;
  /** Where its bytes are about to be put; null when there are none. */
  readonly place: StorageMode | null;
}

export interface StoredFile {
  readonly place: StorageMode;
  readonly bytes: number;
  readonly sha256: string;
}

/** Times are ISO text. */
export interface MovingStore {
  /** By chat id, behind `after`. */
  listChats(accountId: string, after: string, limit: number): Promise<readonly MovedChat[]>;
  /** In the order they were stored, behind `after`. */
  listMessages(accountId: string, after: number, limit: number): Promise<readonly (MovedMessage & { id: number })[]>;
  /** By id, behind `after`. */
  listMedia(accountId: string, after: string, limit: number): Promise<readonly MediaRecord[]>;
  /** As if it were being deleted: nobody sees it, and a companion that dies now removes it when it starts again. */
  insertHidden(id: string, account: MovedAccount, at: string): Promise<void>;
  addChats(accountId: string, chats: readonly MovedChat[]): Promise<void>;
  addMessages(accountId: string, messages: readonly MovedMessage[]): Promise<void>;
  addMedia(accountId: string, media: readonly HiddenMedia[]): Promise<void>;
  noteStored(accountId: string, mediaId: string, file: StoredFile): Promise<void>;
  /** Forgets a hidden one. */
  discard(id: string): Promise<void>;
  /** From now on it is an account like any other. */
  reveal(id: string, clientName: string, at: string): Promise<"stored" | "name_taken">;
}
