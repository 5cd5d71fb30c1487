/** A choice wins; otherwise the browser decides. */
import { expect, it } from "vitest";
import { resolveLocale } from "./language";

it.each([
  ["auto", "id-ID", "id"],
  ["auto", "id", "id"],
  ["auto", "in-ID", "id"],
  ["auto", "en-GB", "en"],
  ["auto", "de", "en"],
  ["auto", "idx", "en"],
  ["en", "id-ID", "en"],
  ["id", "en-US", "id"],
] as const)("choice %s in a browser that speaks %s gives %s", (choice, browserLanguage, locale) => {
  expect(resolveLocale(choice, browserLanguage)).toBe(locale);
});
