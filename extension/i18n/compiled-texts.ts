/** Takes the texts of a built extension apart once, here, instead of in each page that opens: they go without a parser. */
import compile from "icu-minify/compile";
import type { Plugin } from "vite";

const isTexts = /\/extension\/locales\/\w+\.json$/;

/** A text, or its parts where something is to be filled in. */
export function taken(texts: unknown): unknown {
  if (typeof texts === "string") return compile(texts);
  if (typeof texts !== "object" || texts === null) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, taken(value)]));
}

export function compiledTexts(): Plugin {
  return {
    name: "saklar:texts",
    enforce: "pre",
    apply: "build",
    config: () => ({
      resolve: { alias: [{ find: /^use-intl\/format-message$/, replacement: "use-intl/format-message/format-only" }] },
    }),
    transform: (code, id) => (isTexts.test(id) ? { code: JSON.stringify(taken(JSON.parse(code))), map: null } : null),
  };
}
