/** Since September 2026 the model of media to send carries an inner id that no message may have (row 8, #201921). */
import type { CompatModule } from "./compat-module";
import type { PageHook } from "./page-hook";

/** Runs in the page. */
function installMediaSend(hook: PageHook): void {
  hook.wrapUtility("processMediaData", (original) => async (...args) => {
    const media = (await original(...args)) as object;
    const inner = Object.getOwnPropertyDescriptor(media, "__x_id");
    if (inner?.enumerable && inner.configurable) {
      // The library spreads the model into the message, which takes enumerable properties only.
      Object.defineProperty(media, "__x_id", { enumerable: false });
      hook.note("media-send");
    }
    return media;
  });
}

export const mediaSend: CompatModule = { name: "media-send", row: 8, page: installMediaSend };
