/** Translation outside React: for the toolbar badge, notifications and document titles. */
import { createTranslator } from "use-intl/core";
import { type Locale, messagesByLocale } from "./messages";

export function translatorFor(locale: Locale) {
  return createTranslator({ locale, messages: messagesByLocale[locale] });
}
export type Translator = ReturnType<typeof translatorFor>;
