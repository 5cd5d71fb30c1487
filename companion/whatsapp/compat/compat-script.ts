/** The script that brings the page parts of all compatibility modules into a page before its own code runs. */
import { chats } from "./chats";
import type { CompatModule } from "./compat-module";
import { errors } from "./errors";
import { history } from "./history";
import { ids } from "./ids";
import { mediaMimetype } from "./media-mimetype";
import { mediaSend } from "./media-send";
import { createPageHook, notesSymbol } from "./page-hook";

export const compatModules: readonly CompatModule[] = [chats, ids, history, mediaMimetype, mediaSend, errors];

/** For `evalOnNewDoc`. Top frame only; the transpiler's helper for names of functions exists in Node alone. */
export function compatScript(modules: readonly CompatModule[] = compatModules): string {
  const installs = modules.map(({ page }) => `(${page})(hook);`).join("\n");
  return `if (window.top === window) {
const __name = (one) => one;
const hook = (${createPageHook})(${JSON.stringify(notesSymbol)});
${installs}
}`;
}
