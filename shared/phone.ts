/** Phone numbers as people type them (`08…`, `+62 …`, spaces, dashes) turned into the digits WhatsApp wants. */
import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";

export const defaultCountry = "ID" satisfies CountryCode;

const typed = /^\+?[0-9 ().-]+$/;

/**
 * Normalises a typed number to international digits without `+` (6–15 of them), or null when it cannot be one.
 * A leading `0` means a national number of `country`; anything else is taken as international.
 */
export function normalisePhone(input: string, country: CountryCode = defaultCountry): string | null {
  const text = input.trim();
  if (!typed.test(text)) return null;
  const isNational = text.replace(/^\(/, "").startsWith("0");
  const number = parsePhoneNumberFromString(isNational || text.startsWith("+") ? text : `+${text}`, country);
  if (!number?.isPossible()) return null;
  const digits = number.number.slice(1);
  return digits.length >= 6 && digits.length <= 15 ? digits : null;
}

/** `6281234500001` as people read it: `+62 812 3450 0001`. Digits it does not understand come back with a plus. */
export function formatPhone(digits: string): string {
  return parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? `+${digits}`;
}
