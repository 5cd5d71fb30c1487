/** Both languages say everything, with the same blanks to fill in. */
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { errorCodes } from "#shared/errors";
import { accountStatuses, statusReasons } from "#shared/status";
import { clientErrorCodes } from "../api/api-error";
import { locales, messagesByLocale } from "./messages";

interface Tree {
  readonly [key: string]: string | Tree;
}

function flatten(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const here = path === "" ? key : `${path}.${key}`;
    return typeof value === "string" ? [[here, value]] : flatten(value, here);
  });
}

const texts = { en: new Map(flatten(messagesByLocale.en)), id: new Map(flatten(messagesByLocale.id)) };

/** Names of the blanks: `{name}` and `{count, plural, …}`. */
function blanks(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\s*[,}]/g), (match) => match[1] ?? ""))].sort();
}

describe("the two languages", () => {
  it("have the same keys", () => {
    expect([...texts.id.keys()].sort()).toEqual([...texts.en.keys()].sort());
  });

  it("leave no text empty", () => {
    const empty = locales.flatMap((locale) => [...texts[locale]].filter(([, text]) => text.trim() === ""));

    expect(empty).toEqual([]);
  });

  it("have the same blanks in each text", () => {
    const different = [...texts.en].filter(([key, text]) => {
      return JSON.stringify(blanks(text)) !== JSON.stringify(blanks(texts.id.get(key) ?? ""));
    });

    expect(different).toEqual([]);
  });

  it.each(locales)("can be read by the formatter: %s", (locale) => {
    const failures: string[] = [];
    const translate = createTranslator({
      locale,
      messages: messagesByLocale[locale],
      onError: (error) => failures.push(error.message),
    }) as (key: string, values: Record<string, unknown>) => string;

    for (const [key, text] of texts[locale]) translate(key, Object.fromEntries(blanks(text).map((name) => [name, 2])));

    expect(failures).toEqual([]);
  });
});

describe.each(locales)("%s", (locale) => {
  const { error, status } = messagesByLocale[locale];

  it("has a text for every error code and no other", () => {
    expect(Object.keys(error).sort()).toEqual([...errorCodes, ...clientErrorCodes].sort());
  });

  it("has words for every status, and a text and advice for every reason", () => {
    expect(Object.keys(status.word).sort()).toEqual([...accountStatuses].sort());
    expect(Object.keys(status.reason).sort()).toEqual([...statusReasons].sort());
    expect(Object.keys(status.advice).sort()).toEqual([...statusReasons].sort());
  });
});
