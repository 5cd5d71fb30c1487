/** One file for every account of the rig. */
import type { MediaUseCases } from "../../accounts/media-commands";
import { AppError } from "../../errors";
import type { ReadMedia } from "../../media/media";
import type { createFakeAccounts } from "./fake-accounts";
import { fakeMessage } from "./fake-chats";

/** Of what comes as a stream. */
export const announcedBytes = 1_000_000;

export interface FakeMedia extends MediaUseCases {
  file: Omit<ReadMedia, "bytes">;
}

export function createFakeMedia(accounts: ReturnType<typeof createFakeAccounts>): FakeMedia {
  const media: FakeMedia = {
    file: { mimetype: "image/png", filename: null, content: Uint8Array.from([1, 2, 3]) },
    async read(name, messageId) {
      await accounts.read(name);
      if (messageId !== fakeMessage.messageId) throw new AppError("media_not_found");
      const { content } = media.file;
      return { ...media.file, bytes: content instanceof Uint8Array ? content.byteLength : announcedBytes };
    },
    async usage(name) {
      const { storageMode } = await accounts.read(name);
      return { storageMode, files: 1, bytes: 3, profileBytes: 40_000_000, waiting: 0, moving: null, problem: null };
    },
  };
  return media;
}
