/** An account on its way in: its parts are put where nobody sees them, until all of them are there. */
import { createHash } from "node:crypto";
import type { StorageMode } from "#shared/settings-limits";
import { AppError } from "../errors";
import type { MediaPlace } from "../media/media-place";
import { type ArchivePart, bytesOf, readParts, textOf } from "./archive-parts";
import { type MovedAccount, readManifest } from "./manifest";
import type { HiddenMedia, MovingStore } from "./moving-store";
import { type MovedMedia, readPage } from "./pages";
import { inWordsOfDisk, writeProfileFile } from "./profile-files";

export interface ArrivalOptions {
  readonly accountId: string;
  readonly store: MovingStore;
  /** Throws when the account cannot be taken in; answers it as it will be here. */
  readonly admit: (account: MovedAccount) => Promise<MovedAccount>;
  readonly placeOf: (mode: StorageMode) => MediaPlace;
  readonly prepareProfile: () => Promise<string>;
  readonly newId: () => string;
  readonly at: string;
}

interface AwaitedFile {
  readonly id: string;
  readonly sha256: string;
}

function createMediaArrival({ accountId, store, placeOf, newId }: ArrivalOptions, mode: StorageMode) {
  const place = placeOf(mode);
  /** Of the page read last: its files follow it. */
  const awaited = new Map<number, AwaitedFile>();

  function hidden({ file, isWanted, ...row }: MovedMedia): HiddenMedia {
    const id = newId();
    if (file !== null && place.keeps) awaited.set(file.number, { id, sha256: file.sha256 });
    const state = isWanted ? ("wanted" as const) : ("idle" as const);
    return { id, record: { ...row, state }, place: file !== null && place.keeps ? mode : null };
  }

  return {
    async addPage(rows: readonly MovedMedia[]): Promise<void> {
      awaited.clear();
      await store.addMedia(accountId, rows.map(hidden));
    },
    async addFile(number: number, content: Buffer<ArrayBuffer>): Promise<void> {
      const known = awaited.get(number);
      awaited.delete(number);
      // A companion that stores none has no place for it.
      if (known === undefined) return;
      if (createHash("sha256").update(content).digest("hex") !== known.sha256) throw new AppError("export_damaged");
      const key = { accountId, id: known.id };
      await place.put(key, new Uint8Array(content));
      await store.noteStored(accountId, known.id, { place: mode, bytes: content.byteLength, sha256: known.sha256 });
    },
  };
}

function createTaker(options: ArrivalOptions, mode: StorageMode) {
  const { accountId, store, prepareProfile } = options;
  const media = createMediaArrival(options, mode);
  let profile: string | null = null;

  return async (part: Exclude<ArchivePart, { kind: "manifest" }>): Promise<void> => {
    if (part.kind === "file") return media.addFile(part.number, await bytesOf(part.content));
    if (part.kind === "profile") {
      profile ??= await inWordsOfDisk(prepareProfile);
      return writeProfileFile(profile, part.path, part.content);
    }
    const text = await textOf(part.content);
    if (part.page === "chats") return store.addChats(accountId, readPage("chats", text));
    if (part.page === "messages") return store.addMessages(accountId, readPage("messages", text));
    return media.addPage(readPage("media", text));
  };
}

/** Resolves when every byte was read and proven; the account is hidden still. Whoever called removes it when this throws. */
export async function takeIn(plain: AsyncIterable<Uint8Array>, options: ArrivalOptions): Promise<MovedAccount> {
  let account: MovedAccount | null = null;
  let take: ReturnType<typeof createTaker> | null = null;
  for await (const part of readParts(plain)) {
    if (part.kind === "manifest") {
      account = await options.admit(readManifest(await textOf(part.content)));
      await options.store.insertHidden(options.accountId, account, options.at);
      take = createTaker(options, account.storageMode);
    } else await take?.(part);
  }
  if (account === null) throw new AppError("export_damaged");
  return account;
}
