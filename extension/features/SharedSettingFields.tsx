/** The fields of one account's settings and of those that new accounts begin with: history and media, and how much is sent. */
import { useTranslations } from "use-intl";
import type { AccountSettings } from "#shared/settings";
import { settingLimits, storageModes } from "#shared/settings-limits";
import { dailyCeilingOf, trustLevels } from "#shared/trust-levels";
import { SelectField } from "../ui/SelectField";
import { SliderField } from "../ui/SliderField";
import { withTrustLevel } from "./trust-choice";

interface FieldsProps<Name extends keyof AccountSettings> {
  readonly values: Pick<AccountSettings, Name>;
  /** Why a value is not accepted, in words. */
  readonly problems?: Readonly<Partial<Record<Name, string | null>>>;
  readonly onChange: (changes: Partial<Pick<AccountSettings, Name>>) => void;
}

export function HistoryFields({ values, problems, onChange }: FieldsProps<"syncLimit" | "storageMode">) {
  const t = useTranslations("settings");
  return (
    <>
      <SliderField
        label={t("syncLimit")}
        hint={t("syncLimitHint")}
        {...settingLimits.syncLimit}
        step={10}
        value={values.syncLimit}
        error={problems?.syncLimit}
        onChange={(syncLimit) => onChange({ syncLimit })}
      />
      <SelectField
        label={t("storage")}
        value={values.storageMode}
        options={storageModes.map((value) => ({ value, label: t(`mode.${value}`) }))}
        hint={t(`modeHint.${values.storageMode}`)}
        error={problems?.storageMode}
        onChange={(storageMode) => onChange({ storageMode })}
      />
    </>
  );
}

export function LimitFields({ values, problems, onChange }: FieldsProps<"trustLevel" | "dailyLimit">) {
  const t = useTranslations("settings");
  const { trustLevel: level, dailyLimit } = values;
  const ceiling = dailyCeilingOf(level);
  return (
    <>
      <SelectField
        label={t("trust")}
        value={String(level)}
        options={trustLevels.map(({ level: value, dailyCeiling, perMinute }) => ({
          value: String(value),
          label: t("trustOption", { level: value, ceiling: dailyCeiling, pace: perMinute }),
        }))}
        hint={t("trustHint")}
        error={problems?.trustLevel}
        onChange={(value) => onChange(withTrustLevel({ trustLevel: level, dailyLimit }, Number(value)))}
      />
      <SliderField
        label={t("dailyLimit")}
        hint={t("dailyLimitHint", { ceiling, level })}
        min={settingLimits.dailyLimit.min}
        max={ceiling}
        value={dailyLimit}
        error={problems?.dailyLimit}
        onChange={(next) => onChange({ dailyLimit: next })}
      />
    </>
  );
}
