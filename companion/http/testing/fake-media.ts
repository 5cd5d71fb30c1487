/** One file for every account of the rig. */
import type { MediaUseCases } from "../../accounts/media-commands";
import { AppError } from "../../errors";
import type { MediaFile } from "../../whatsapp/client-port";
import type { createFakeAccounts } from "./fake-accounts";
import { fakeMessage } from "./fake-chats";

export interface FakeMedia extends MediaUseCases {
  file: MediaFile;
}

export function createFakeMedia(accounts: ReturnType<typeof createFakeAccounts>): FakeMedia {
  const media: FakeMedia = {
    file: { mimetype: "image/png", filename: null, content: Uint8Array.from([1, 2, 3]) },
    async read(name, messageId) {
      await accounts.read(name);
      if (messageId !== fakeMessage.messageId) throw new AppError("media_not_found");
      return media.file;
    },
    async usage(name) {
      const { storageMode } = await accounts.read(name);
      return { storageMode, files: 1, bytes: 3, waiting: 0, moving: null, problem: null };
    },
  };
  return media;
}
