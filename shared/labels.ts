/** Labels people put on accounts to find them again in groups: what is accepted, and when two of them are the same. */

export const labelLimits = { perAccount: 10, length: 32 } as const;

/** No control or format characters; an emoji may be made of several. */
const allowed = /^(?:\p{RGI_Emoji}|[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}])+$/v;

export type LabelProblem = "required" | "too_long" | "characters";

/** The stored form: NFC and without surrounding space. */
export function normaliseLabel(input: string): string {
  return input.normalize("NFC").trim();
}

export function labelProblem(input: string): LabelProblem | null {
  const label = normaliseLabel(input);
  if (label === "") return "required";
  if ([...label].length > labelLimits.length) return "too_long";
  return allowed.test(label) ? null : "characters";
}

/** Two labels are the same when their keys are equal. */
export function labelKey(label: string): string {
  return normaliseLabel(label).toLowerCase().normalize("NFC");
}

/** Each label once, in the spelling that came first. */
export function distinctLabels(labels: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const label of labels) if (!first.has(labelKey(label))) first.set(labelKey(label), normaliseLabel(label));
  return [...first.values()];
}

export interface LabelChange {
  readonly add?: readonly string[] | undefined;
  readonly remove?: readonly string[] | undefined;
}

/** What is added wins over what is removed; the order of those that stay is kept. */
export function changeLabels(labels: readonly string[], { add = [], remove = [] }: LabelChange): string[] {
  const gone = new Set(remove.map(labelKey));
  return distinctLabels([...labels.filter((label) => !gone.has(labelKey(label))), ...add]);
}
