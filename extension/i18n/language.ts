/** Which of our languages a person reads: their choice, else the browser's. */
import type { Locale } from "./messages";

/** `choice` is a locale or `auto`; `browserLanguage` like `id-ID`. */
export function resolveLocale(choice: Locale | "auto", browserLanguage: string): Locale {
  if (choice !== "auto") return choice;
  return /^(id|in)\b/i.test(browserLanguage) ? "id" : "en";
}
