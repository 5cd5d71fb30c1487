/** The two languages, and the proof that neither has a text the other lacks. */
import en from "../locales/en.json";
import id from "../locales/id.json";

export const locales = ["en", "id"] as const;
export type Locale = (typeof locales)[number];
export type Messages = typeof en;

declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

/** Fails to compile when a key is missing on either side. */
type SameKeys<One, Other extends One> = Other extends One ? Other : never;

/** Both at once: a page that must first ask for a file of texts opens later than one that carries 36 kB more. */
export const messagesByLocale: Readonly<Record<Locale, Messages>> = {
  en: en satisfies SameKeys<typeof id, typeof en>,
  id: id satisfies SameKeys<typeof en, typeof id>,
};
