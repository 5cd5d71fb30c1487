/** The two languages as types, and the proof that neither has a text the other lacks; each is loaded when it is needed. */
import type en from "../locales/en.json";
import type id from "../locales/id.json";

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

interface Loaders {
  readonly en: () => Promise<{ readonly default: SameKeys<typeof id, typeof en> }>;
  readonly id: () => Promise<{ readonly default: SameKeys<typeof en, typeof id> }>;
}

const loaders: Loaders = {
  en: () => import("../locales/en.json"),
  id: () => import("../locales/id.json"),
};

/** A page reads one language; the other stays in its file until it is chosen. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return (await loaders[locale]()).default;
}
