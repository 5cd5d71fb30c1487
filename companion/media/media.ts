/** The media of all accounts: read on demand, fetched ahead, moved when the mode changes, dropped when it is too much. */
import PQueue from "p-queue";
import type { CompanionSettings } from "#shared/companion-settings";
import type { MediaUsage } from "#shared/media";
import type { StorageMode } from "#shared/settings-limits";
import { type Clock, repeat } from "../clock";
import type { Log } from "../diagnostics/log";
import { AppError, toError } from "../errors";
import type { MediaFile, WhatsAppClient } from "../whatsapp/client-port";
import { createMediaFetcher } from "./media-fetcher";
import type { MediaIndex, MediaRecord } from "./media-index";
import type { MediaBytes, MediaPlace, MediaPlaces } from "./media-place";
import { createMediaRetention } from "./media-retention";
import { createMediaVault, type MediaVault } from "./media-vault";
import { createMediaWork } from "./media-work";

const lookMs = 60_000;
const tidyMs = 60 * 60_000;

export interface MediaOptions {
  readonly index: MediaIndex;
  readonly places: MediaPlaces;
  readonly maxBytes: number;
  /** Null for an account that is gone. */
  readonly modeOf: (accountId: string) => Promise<StorageMode | null>;
  readonly readyClientOf: (accountId: string) => WhatsAppClient | null;
  /** Throws while the account's link is too fresh for reading much. */
  readonly assertQuietIsOver: (accountId: string) => Promise<void>;
  /** Does the task and lets nobody take the account's client away meanwhile. */
  readonly during: (accountId: string, task: () => Promise<void>) => Promise<void>;
  readonly settings: () => CompanionSettings;
  readonly clock: Clock;
  readonly log: Log;
}

/** What comes with a message, as it is handed out. */
export interface ReadMedia extends Omit<MediaFile, "content"> {
  readonly bytes: number;
  /** A stream when it is stored and big; that fails before its end when it is not what was stored. */
  readonly content: MediaBytes | ReadableStream<MediaBytes>;
}

export interface Media {
  /** Whether this companion can store anything that way. */
  canUse(mode: StorageMode): boolean;
  read(accountId: string, messageId: string): Promise<ReadMedia>;
  usage(accountId: string): Promise<Omit<MediaUsage, "profileBytes">>;
  /** What is stored of one, without asking WhatsApp; null when it is not there any more. */
  readStored(record: MediaRecord): Promise<MediaBytes | null>;
  /** Where the bytes of an account with this mode go; `media_storage_failed` while there is no bucket. */
  placeOf(mode: StorageMode): MediaPlace;
  /** Something may have to be fetched or moved. */
  wake(accountId: string): void;
  /** All of an account that is being deleted, in every place. */
  removeAll(accountId: string): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  begin(): void;
  end(): Promise<void>;
}

/** One at a time for each account, so that a move, a fetch and a delete never meet. */
function createTurns() {
  const turns = new Map<string, PQueue>();
  return <T>(accountId: string, task: () => Promise<T>): Promise<T> => {
    const turn = turns.get(accountId) ?? new PQueue({ concurrency: 1 });
    turns.set(accountId, turn);
    return turn.add(task).finally(() => {
      if (turn.size === 0 && turn.pending === 0) turns.delete(accountId);
    });
  };
}

function createUpkeep({ index, settings, clock, log }: MediaOptions, vault: MediaVault, wake: (id: string) => void) {
  const warn = (thrown: unknown) => log.warn("media.upkeep_failed", { message: toError(thrown).message });
  const tidy = createMediaRetention({ index, drop: vault.drop, settings, clock });
  const look = async () => {
    for (const accountId of await index.accountsWithWork()) wake(accountId);
  };
  return () => {
    void tidy().then(look).catch(warn);
    const ends = [repeat(clock, lookMs, look, warn), repeat(clock, tidyMs, tidy, warn)];
    return () => {
      for (const end of ends) end();
    };
  };
}

export function createMedia(options: MediaOptions): Media {
  const { index, places, modeOf, readyClientOf, assertQuietIsOver, during, maxBytes, log } = options;
  const vault = createMediaVault(index, places);
  const exclusively = createTurns();
  const dropInTurn = (record: MediaRecord) => exclusively(record.accountId, () => vault.drop(record));

  async function keep(record: MediaRecord, { content }: MediaFile): Promise<void> {
    await exclusively(record.accountId, async () => {
      const mode = await modeOf(record.accountId);
      const current = await index.find(record.accountId, record.messageId);
      if (mode === null || current === null) throw new AppError("account_not_found");
      await vault.keep(current, content, mode);
    });
  }

  const fetch = createMediaFetcher({ index, readyClientOf, keep, maxBytes });
  const mayFetch = async (accountId: string) => {
    if (readyClientOf(accountId) === null) return false;
    return assertQuietIsOver(accountId).then(
      () => true,
      () => false,
    );
  };
  const work = createMediaWork({ index, vault, fetch, modeOf, mayFetch, exclusively, during, log });
  const beginUpkeep = createUpkeep(options, { ...vault, drop: dropInTurn }, work.wake);
  let endUpkeep = () => {};

  return {
    canUse: (mode) => places[mode] !== null,
    async read(accountId, messageId) {
      const record = await index.find(accountId, messageId);
      if (record === null) throw new AppError("media_not_found");
      const { mimetype, filename, bytes } = record;
      if (record.place !== null && bytes !== null) {
        return { mimetype, filename, bytes, content: await vault.open(record) };
      }
      const { file } = await fetch(record);
      return { ...file, bytes: file.content.byteLength };
    },
    async usage(accountId) {
      const storageMode = (await modeOf(accountId)) ?? "none";
      const { files, bytes, waiting, moving } = await index.sums(accountId, storageMode);
      return {
        storageMode,
        files,
        bytes,
        waiting: storageMode === "none" ? 0 : waiting,
        moving: moving === 0 ? null : { left: moving, total: Math.max(files, moving) },
        problem: work.problemOf(accountId),
      };
    },
    readStored: (record) =>
      vault.read(record).catch((thrown: unknown) => {
        const isLost = thrown instanceof AppError && ["media_damaged", "media_not_found"].includes(thrown.code);
        if (isLost) return null;
        throw thrown;
      }),
    placeOf: vault.placeOf,
    wake: work.wake,
    removeAll: (accountId) =>
      exclusively(accountId, async () => {
        if (await index.usesPlace(accountId, "s3")) await vault.placeOf("s3").removeAll(accountId);
        await places.filesystem.removeAll(accountId);
        await places.database.removeAll(accountId);
        work.forget(accountId);
      }),
    idle: work.idle,
    begin: () => {
      endUpkeep = beginUpkeep();
    },
    end: async () => {
      endUpkeep();
      await work.end();
    },
  };
}
