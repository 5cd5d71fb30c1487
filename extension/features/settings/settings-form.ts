/** The settings as a form: what was changed, what is wrong, what will be sent. Pure. */
import type { Account, UpdateAccountInput } from "#shared/account";
import { type NameProblem, nameKey, nameProblem, normaliseName } from "#shared/account-name";
import { dailyCeilingOf } from "#shared/trust-levels";

const fields = ["clientName", "autoStart", "syncLimit", "storageMode", "trustLevel", "dailyLimit"] as const;

export type SettingsForm = Pick<Account, (typeof fields)[number]>;

export function formOf(account: Account): SettingsForm {
  const { clientName, autoStart, syncLimit, storageMode, trustLevel, dailyLimit } = account;
  return { clientName, autoStart, syncLimit, storageMode, trustLevel, dailyLimit };
}

/** Only what differs from the account; empty when nothing does. */
export function changesOf(form: SettingsForm, account: SettingsForm): UpdateAccountInput {
  const sent = { ...form, clientName: normaliseName(form.clientName) };
  return Object.fromEntries(
    fields.filter((field) => sent[field] !== account[field]).map((field) => [field, sent[field]]),
  );
}

export function isDirty(form: SettingsForm, account: SettingsForm): boolean {
  return Object.keys(changesOf(form, account)).length > 0;
}

export interface SettingsProblems {
  readonly clientName: NameProblem | "name_taken" | null;
  readonly dailyLimit: "over_ceiling" | null;
}

/** `otherNames` are the names of all other accounts. */
export function problemsOf(form: SettingsForm, otherNames: readonly string[]): SettingsProblems {
  const key = nameKey(form.clientName);
  const isTaken = otherNames.some((name) => nameKey(name) === key);
  return {
    clientName: nameProblem(form.clientName) ?? (isTaken ? "name_taken" : null),
    dailyLimit: form.dailyLimit > dailyCeilingOf(form.trustLevel) ? "over_ceiling" : null,
  };
}
