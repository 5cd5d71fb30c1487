/** Turns the reason why a field was refused into the key of its text. */
import type { Messages } from "./messages";

export type FieldTextKey = keyof Messages["field"];

const known: ReadonlySet<string> = new Set<FieldTextKey>([
  "required",
  "too_long",
  "characters",
  "reserved",
  "phone_number",
  "not_configured",
]);

function isKnown(code: string): code is FieldTextKey {
  return known.has(code);
}

/** To be read with `useTranslations("field")`; a reason without words of its own gets general ones. */
export function fieldTextKey(code: string): FieldTextKey {
  return isKnown(code) ? code : "other";
}
