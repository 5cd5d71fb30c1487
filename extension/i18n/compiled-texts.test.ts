/** The texts of a built extension say what those of the sources say. */

import { _createCache, _createIntlFormatters } from "use-intl/core";
import formatText from "use-intl/format-message";
import formatTaken from "use-intl/format-message/format-only";
import { expect, it } from "vitest";
import { taken } from "./compiled-texts";
import { locales, messagesByLocale } from "./messages";

function flatten(tree: object): string[] {
  return Object.values(tree).flatMap((value) => (typeof value === "string" ? [value] : flatten(value)));
}

/** Something for every blank of a text. */
function blanks(text: string, count: number): Record<string, string | number> {
  const names = [...text.matchAll(/\{(\w+)(,)?/g)];
  return Object.fromEntries(names.map(([, name = "", isCounted]) => [name, isCounted ? count : "Toko"]));
}

it.each(locales.flatMap((locale) => [0, 1, 1500].map((count) => [locale, count] as const)))(
  "%s, with %i of everything",
  (locale, count) => {
    const cache = _createCache();
    const options = { cache, formatters: _createIntlFormatters(cache), locale, timeZone: "Asia/Jakarta" };
    const texts = flatten(messagesByLocale[locale]);

    const built = texts.map((text) => formatTaken("key", taken(text) as string, blanks(text, count), options));

    expect(built).toEqual(texts.map((text) => formatText("key", text, blanks(text, count), options)));
  },
);
