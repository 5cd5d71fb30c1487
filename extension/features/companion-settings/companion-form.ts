/** The companion's settings as a form: numbers as they are typed, what is wrong, and what will be sent. Pure. */
import { companionLimits } from "#shared/companion-limits";
import type { CompanionSettings, UpdateCompanionSettings } from "#shared/companion-settings";

export const numberFields = [
  "maxAccounts",
  "maxRunning",
  "keepStatusDays",
  "keepMessageDays",
  "keepMediaDays",
  "keepMediaMb",
  "parkAfterMinutes",
  "parkWakeMinutes",
  "recycleAboveMb",
] as const;
export type NumberField = (typeof numberFields)[number];

/** Left empty, these mean never. */
const optional: ReadonlySet<NumberField> = new Set([
  "keepMessageDays",
  "keepMediaDays",
  "keepMediaMb",
  "parkAfterMinutes",
  "parkWakeMinutes",
  "recycleAboveMb",
]);

export interface CompanionForm extends Readonly<Record<NumberField, string>> {
  readonly defaults: CompanionSettings["defaults"];
  readonly timeZone: string;
  readonly country: string;
  readonly quietFrom: string;
  readonly quietTo: string;
}

const shown = (value: number | null) => (value === null ? "" : String(value));

export function formOf(settings: CompanionSettings): CompanionForm {
  const numbers = Object.fromEntries(numberFields.map((name) => [name, shown(settings[name])]));
  return {
    ...(numbers as Record<NumberField, string>),
    defaults: settings.defaults,
    timeZone: settings.timeZone,
    country: settings.country,
    quietFrom: settings.quietHours?.from ?? "",
    quietTo: settings.quietHours?.to ?? "",
  };
}

export interface FormProblems {
  readonly numbers: readonly NumberField[];
  /** One of the two times is missing, or both are the same. */
  readonly isQuietOdd: boolean;
}

export function problemsOf(form: CompanionForm): FormProblems {
  const { quietFrom: from, quietTo: to } = form;
  return {
    numbers: numberFields.filter((name) => !isNumberFine(name, form[name])),
    isQuietOdd: (from === "") !== (to === "") || (from !== "" && from === to),
  };
}

function isNumberFine(name: NumberField, typed: string): boolean {
  if (typed.trim() === "") return optional.has(name);
  const { min, max } = companionLimits[name];
  const value = Number(typed);
  return Number.isInteger(value) && value >= min && value <= max;
}

/** Only what differs, which the companion judges; empty when nothing does. To be asked of a form without problems. */
export function changesOf(form: CompanionForm, settings: CompanionSettings): UpdateCompanionSettings {
  const before = formOf(settings);
  const numbers = numberFields.filter((name) => form[name].trim() !== before[name]);
  const isQuietChanged = form.quietFrom !== before.quietFrom || form.quietTo !== before.quietTo;
  const defaults = Object.entries(form.defaults).filter(
    ([name, value]) => value !== settings.defaults[name as keyof typeof settings.defaults],
  );
  return {
    ...Object.fromEntries(numbers.map((name) => [name, form[name].trim() === "" ? null : Number(form[name])])),
    ...(form.timeZone !== before.timeZone && { timeZone: form.timeZone }),
    ...(form.country !== before.country && { country: form.country as CompanionSettings["country"] }),
    ...(isQuietChanged && {
      quietHours: form.quietFrom === "" ? null : { from: form.quietFrom, to: form.quietTo },
    }),
    ...(defaults.length > 0 && { defaults: Object.fromEntries(defaults) }),
  };
}
