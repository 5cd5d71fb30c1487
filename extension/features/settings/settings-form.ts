/** The settings as a form: what was changed, what is wrong, what will be sent. Pure. */
import type { Account, UpdateAccountInput } from "#shared/account";
import { type NameProblem, nameKey, nameProblem, normaliseName } from "#shared/account-name";
import { dailyCeilingOf } from "#shared/trust-levels";

const fields = ["clientName", "autoStart", "syncLimit", "storageMode", "trustLevel", "dailyLimit"] as const;

export type SettingsForm = Pick<Account, (typeof fields)[number] | "labels">;

export function formOf(account: SettingsForm): SettingsForm {
  const { clientName, labels, autoStart, syncLimit, storageMode, trustLevel, dailyLimit } = account;
  return { clientName, labels, autoStart, syncLimit, storageMode, trustLevel, dailyLimit };
}

/** Only what differs from the account; empty when nothing does. */
export function changesOf(form: SettingsForm, account: SettingsForm): UpdateAccountInput {
  const sent = { ...form, clientName: normaliseName(form.clientName) };
  const areLabelsSame = JSON.stringify(form.labels) === JSON.stringify(account.labels);
  return {
    ...Object.fromEntries(
      fields.filter((field) => sent[field] !== account[field]).map((field) => [field, sent[field]]),
    ),
    ...(areLabelsSame ? {} : { labels: form.labels }),
  };
}

/** What takes `changes` back: the same fields as the account had them. */
export function undoOf(changes: UpdateAccountInput, account: SettingsForm): UpdateAccountInput {
  return Object.fromEntries(Object.entries(formOf(account)).filter(([field]) => field in changes));
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
