/** Account names as people write them: what is accepted, how they are stored, and when two of them are the same. */

export const maxNameLength = 64;

const allowed = /^(?:\p{RGI_Emoji}|[\p{L}\p{M}\p{Nd} ._\-\(\)#\&'+])+$/v;
const hasSubstance = /[\p{L}\p{Nd}]|\p{RGI_Emoji}/v;
const looksLikeId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export type NameProblem = "required" | "too_long" | "characters" | "reserved";

/** The stored form: NFC and without surrounding space. */
export function normaliseName(input: string): string {
  return input.normalize("NFC").trim();
}

/** What is wrong with a name, or null. An id-like name is reserved because paths accept a name or an id. */
export function nameProblem(input: string): NameProblem | null {
  const name = normaliseName(input);
  if (name === "") return "required";
  if ([...name].length > maxNameLength) return "too_long";
  if (!allowed.test(name) || !hasSubstance.test(name)) return "characters";
  if (looksLikeId.test(name)) return "reserved";
  return null;
}

/** Two names are the same account when their keys are equal. */
export function nameKey(name: string): string {
  return normaliseName(name).toLowerCase().normalize("NFC");
}
