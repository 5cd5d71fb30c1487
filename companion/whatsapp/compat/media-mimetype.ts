/** Since September 2026 a download must say the mimetype (drift row 9, wwebjs #201908); the library does not. */
import type { CompatModule } from "./compat-module";
import type { PageHook } from "./page-hook";
import type { ModuleWindow } from "./page-modules";

interface Download {
  readonly filehash?: string;
  readonly mimetype?: string;
}
interface DownloadModule {
  readonly downloadManager: { downloadAndMaybeDecrypt(what: Download): Promise<unknown> };
}

/** Runs in the page. */
function installMimetype(hook: PageHook): void {
  hook.wrapModule("WAWebDownloadManager", (original) => {
    const manager = (original as DownloadModule | undefined)?.downloadManager;
    if (manager === undefined) return undefined;
    const downloadAndMaybeDecrypt = (what: Download) => {
      if (what.mimetype !== undefined) return manager.downloadAndMaybeDecrypt(what);
      const { Msg } = (window as unknown as ModuleWindow).require("WAWebCollections");
      const message = Msg.getModelsArray().find(({ filehash, mimetype }) => filehash === what.filehash && mimetype);
      if (message?.mimetype === undefined) return manager.downloadAndMaybeDecrypt(what);
      hook.note("media-mimetype");
      return manager.downloadAndMaybeDecrypt({ ...what, mimetype: message.mimetype });
    };
    const downloadManager = Object.assign(Object.create(manager), { downloadAndMaybeDecrypt });
    return Object.assign(Object.create(original ?? null), { downloadManager });
  });
}

export const mediaMimetype: CompatModule = { name: "media-mimetype", row: 9, page: installMimetype };
