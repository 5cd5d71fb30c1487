/** The settings of a selection, each behind a tick: unticked it says that it stays as it is. */
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { AccountSettings } from "#shared/settings";
import { settingLimits } from "#shared/settings-limits";
import { Checkbox } from "../../ui/Checkbox";
import { SwitchField } from "../../ui/SwitchField";
import { DailyLimitField, StorageField, SyncLimitField, TrustField } from "../SharedSettingFields";
import { withTrustLevel } from "../trust-choice";
import styles from "./BulkSettings.module.css";
import { type BulkField, type BulkForm, tick } from "./bulk-settings";

interface BulkFieldsProps {
  readonly form: BulkForm;
  readonly onChange: (form: BulkForm) => void;
}

export function BulkFields({ form, onChange }: BulkFieldsProps) {
  const t = useTranslations("settings");
  const { values } = form;
  const set = (changes: Partial<AccountSettings>) => onChange({ ...form, values: { ...values, ...changes } });
  // While each keeps its own level, any limit may fit; the dialog says for whom it does not.
  const limits = form.ticked.has("trustLevel") ? values : { ...values, trustLevel: settingLimits.trustLevel.max };
  const fields: readonly (readonly [BulkField, string, ReactNode])[] = [
    [
      "autoStart",
      t("autoStart"),
      <SwitchField
        key="autoStart"
        label={t("autoStart")}
        isOn={values.autoStart}
        onChange={(autoStart) => set({ autoStart })}
      />,
    ],
    ["syncLimit", t("syncLimit"), <SyncLimitField key="syncLimit" values={values} onChange={set} />],
    ["storageMode", t("storage"), <StorageField key="storageMode" values={values} onChange={set} />],
    [
      "trustLevel",
      t("trust"),
      <TrustField
        key="trustLevel"
        values={values}
        onChange={({ trustLevel }) => set(withTrustLevel(values, trustLevel))}
      />,
    ],
    ["dailyLimit", t("dailyLimit"), <DailyLimitField key="dailyLimit" values={limits} onChange={set} />],
  ];
  return (
    <div className={styles.fields}>
      {fields.map(([field, label, control]) => (
        <TickedField
          key={field}
          label={label}
          isTicked={form.ticked.has(field)}
          onTick={(isOn) => onChange(tick(form, field, isOn))}
        >
          {control}
        </TickedField>
      ))}
    </div>
  );
}

interface TickedFieldProps {
  readonly label: string;
  readonly isTicked: boolean;
  readonly onTick: (isOn: boolean) => void;
  readonly children: ReactNode;
}

function TickedField({ label, isTicked, onTick, children }: TickedFieldProps) {
  const t = useTranslations("batch.change");
  return (
    <div className={styles.field}>
      <Checkbox label={t("tick", { field: label })} state={isTicked} onChange={onTick} />
      {isTicked ? (
        <div className={styles.control}>{children}</div>
      ) : (
        <p className={styles.untouched}>
          <span>{label}</span>
          <span className={styles.asIs}>{t("asIs")}</span>
        </p>
      )}
    </div>
  );
}
