/** Labels for a selection: some are put on all of them, others are taken off wherever they are. */
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { FilterChip } from "../../ui/FilterChip";
import { LabelsField } from "../LabelsField";
import styles from "./BulkSettings.module.css";
import { type BulkForm, labelsOf } from "./bulk-settings";

interface BulkLabelsProps {
  readonly accounts: readonly Account[];
  readonly form: BulkForm;
  readonly onChange: (form: BulkForm) => void;
}

export function BulkLabels({ accounts, form, onChange }: BulkLabelsProps) {
  const t = useTranslations("batch.change");
  const { addLabels, removeLabels } = form;
  const carried = labelsOf(accounts);
  const toggle = (label: string) =>
    onChange({
      ...form,
      removeLabels: removeLabels.includes(label)
        ? removeLabels.filter((other) => other !== label)
        : [...removeLabels, label],
    });
  return (
    <>
      <LabelsField
        label={t("addLabels")}
        labels={addLabels}
        onChange={(next) => onChange({ ...form, addLabels: next })}
      />
      {carried.length > 0 ? (
        <fieldset className={styles.remove}>
          <legend>{t("removeLabels")}</legend>
          <div className={styles.chips}>
            {carried.map((label) => (
              <FilterChip
                key={label}
                label={label}
                count={accounts.filter((account) => labelsOf([account]).includes(label)).length}
                isOn={removeLabels.includes(label)}
                onToggle={() => toggle(label)}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
    </>
  );
}
