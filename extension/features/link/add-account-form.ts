/** What is typed to add an account, and what is wrong with it before the companion is asked. Pure. */
import type { CreateAccountInput } from "#shared/account";
import { type NameProblem, nameKey, nameProblem, normaliseName } from "#shared/account-name";
import type { LinkMethod } from "#shared/challenge";
import { normalisePhone } from "#shared/phone";
import { settingDefaults } from "#shared/settings-limits";

export interface AddAccountForm {
  readonly name: string;
  readonly method: LinkMethod;
  readonly phone: string;
  readonly syncLimit: number;
  readonly autoStart: boolean;
}

export const emptyForm: AddAccountForm = {
  name: "",
  method: "qr",
  phone: "",
  syncLimit: settingDefaults.syncLimit,
  autoStart: settingDefaults.autoStart,
};

export interface FormProblems {
  readonly name: NameProblem | "name_taken" | null;
  readonly phone: PhoneProblem | null;
}

export type PhoneProblem = "required" | "phone_number";

/** `takenNames` are the names of all accounts; the companion decides in the end. */
export function problemsOf(form: AddAccountForm, takenNames: readonly string[]): FormProblems {
  return {
    name: nameProblem(form.name) ?? (isTaken(form.name, takenNames) ? "name_taken" : null),
    phone: form.method === "pairing" ? phoneProblem(form.phone) : null,
  };
}

export function phoneProblem(phone: string): PhoneProblem | null {
  if (phone.trim() === "") return "required";
  return normalisePhone(phone) === null ? "phone_number" : null;
}

export function isTaken(name: string, takenNames: readonly string[]): boolean {
  const key = nameKey(name);
  return takenNames.some((taken) => nameKey(taken) === key);
}

export function bodyOf(form: AddAccountForm): CreateAccountInput {
  const { name, method, phone, syncLimit, autoStart } = form;
  return {
    clientName: normaliseName(name),
    method,
    syncLimit,
    autoStart,
    ...(method === "pairing" ? { phoneNumber: normalisePhone(phone) ?? phone } : {}),
  };
}
