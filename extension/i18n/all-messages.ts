/** Both languages at once, for the background, which is one file and must answer without waiting, and for tests. */
import en from "../locales/en.json";
import id from "../locales/id.json";
import type { Locale, Messages } from "./messages";

export const messagesByLocale: Readonly<Record<Locale, Messages>> = { en, id };
