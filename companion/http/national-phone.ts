/** Reads a national phone number in a body (`0812…`) as one of the country that is set, before the contract checks it. */
import { normalisePhone } from "#shared/phone";

export type PhoneCountry = Parameters<typeof normalisePhone>[1];

export function withCountry(body: unknown, country: PhoneCountry): unknown {
  if (typeof body !== "object" || body === null || !("phoneNumber" in body)) return body;
  const { phoneNumber } = body;
  const digits = typeof phoneNumber === "string" ? normalisePhone(phoneNumber, country) : null;
  return digits === null ? body : { ...body, phoneNumber: `+${digits}` };
}
