/** Settings for many accounts as a form: what is ticked is the same for all, the rest stays as each has it. Pure. */
import type { Account } from "#shared/account";
import { changeLabels, distinctLabels, labelLimits } from "#shared/labels";
import type { AccountSettings } from "#shared/settings";
import { dailyCeilingOf } from "#shared/trust-levels";
import type { SettingsChange } from "../../account-actions/batch-actions";

export type BulkField = keyof AccountSettings;

export interface BulkForm {
  readonly values: AccountSettings;
  /** The fields that will be changed. */
  readonly ticked: ReadonlySet<BulkField>;
  readonly addLabels: readonly string[];
  readonly removeLabels: readonly string[];
}

/** Begins with the values of the first account; none of them is ticked. */
export function bulkFormOf(first: AccountSettings): BulkForm {
  const { autoStart, syncLimit, storageMode, trustLevel, dailyLimit } = first;
  return {
    values: { autoStart, syncLimit, storageMode, trustLevel, dailyLimit },
    ticked: new Set(),
    ...{ addLabels: [], removeLabels: [] },
  };
}

export function tick(form: BulkForm, field: BulkField, isOn: boolean): BulkForm {
  const ticked = new Set(form.ticked);
  if (isOn) ticked.add(field);
  else ticked.delete(field);
  return { ...form, ticked };
}

export function bulkChangeOf({ values, ticked, addLabels, removeLabels }: BulkForm): SettingsChange {
  return {
    settings: Object.fromEntries(Object.entries(values).filter(([field]) => ticked.has(field as BulkField))),
    ...(addLabels.length > 0 && { addLabels: [...addLabels] }),
    ...(removeLabels.length > 0 && { removeLabels: [...removeLabels] }),
  };
}

export function isChange({ ticked, addLabels, removeLabels }: BulkForm): boolean {
  return ticked.size + addLabels.length + removeLabels.length > 0;
}

type Limited = Pick<Account, "trustLevel" | "dailyLimit" | "labels">;

export interface Refusals {
  readonly limit: number;
  readonly labels: number;
}

/** How many accounts the companion would refuse the change for, by its own rules. */
export function refusalsOf({ values, ticked, ...labels }: BulkForm, accounts: readonly Limited[]): Refusals {
  const isOver = ({ trustLevel, dailyLimit }: Limited) => {
    const level = ticked.has("trustLevel") ? values.trustLevel : trustLevel;
    return (ticked.has("dailyLimit") ? values.dailyLimit : dailyLimit) > dailyCeilingOf(level);
  };
  const hasTooMany = (account: Limited) =>
    changeLabels(account.labels, { add: labels.addLabels, remove: labels.removeLabels }).length >
    labelLimits.perAccount;
  return { limit: accounts.filter(isOver).length, labels: accounts.filter(hasTooMany).length };
}

/** Every label that some of the accounts carry. */
export function labelsOf(accounts: readonly Limited[]): readonly string[] {
  return distinctLabels(accounts.flatMap(({ labels }) => labels));
}
