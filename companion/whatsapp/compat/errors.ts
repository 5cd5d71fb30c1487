/**
 * WhatsApp Web throws errors of classes with one-letter names and nothing else (`r: r`), which puppeteer cuts down to
 * that letter. What else they carry is kept for the log; the bare letter is never shown or stored.
 */
import { toError } from "../../errors";
import type { CompatModule } from "./compat-module";
import type { PageHook } from "./page-hook";

/** Runs in the page. */
function installErrors(hook: PageHook): void {
  hook.wrapUtility("sendMessage", (original) => async (...args) => {
    try {
      return await original(...args);
    } catch (thrown) {
      if (!(thrown instanceof Error) || thrown.message.length > 2) throw thrown;
      hook.note("errors");
      const kind = thrown.constructor.name || thrown.name;
      // Numbers and flags only: texts might say to whom was written.
      const facts = Object.entries(thrown).filter(([, value]) => ["number", "boolean"].includes(typeof value));
      const known = facts.map(([name, value]) => `, ${name} ${value}`).join("");
      throw new Error(`WhatsApp Web threw an error without words (class ${kind}${known})`);
    }
  });
}

export const errors: CompatModule = { name: "errors", row: 3, page: installErrors };

const bareLetter = /^(?:Error: )?(\w{1,2})(?:: \1)?$/;

/** Whether this says nothing: a sign that the page no longer is what the library knows. */
export function isMinified(error: Error): boolean {
  return bareLetter.test(error.message.split("\n")[0]?.trim() ?? "") || error.message.includes("error without words");
}

/** Whatever a call into the page threw, in words. */
export function inWords(thrown: unknown): Error {
  const error = toError(thrown);
  const letter = bareLetter.exec(error.message.split("\n")[0]?.trim() ?? "")?.[1];
  if (letter === undefined) return error;
  return new Error(`WhatsApp Web threw an error without words (class ${letter})`, { cause: error });
}
