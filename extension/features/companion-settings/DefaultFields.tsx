/** What a new account begins with. */
import { useTranslations } from "use-intl";
import type { CompanionSettings } from "#shared/companion-settings";
import { settingLimits, storageModes } from "#shared/settings-limits";
import { dailyCeilingOf, trustLevels } from "#shared/trust-levels";
import { SelectField } from "../../ui/SelectField";
import { SliderField } from "../../ui/SliderField";
import { SwitchField } from "../../ui/SwitchField";
import styles from "./CompanionSettings.module.css";

type Defaults = CompanionSettings["defaults"];

interface DefaultFieldsProps {
  readonly defaults: Defaults;
  readonly onChange: (defaults: Defaults) => void;
}

export function DefaultFields({ defaults, onChange }: DefaultFieldsProps) {
  const t = useTranslations("settings");
  const own = useTranslations("companionSettings");
  const { autoStart, syncLimit, storageMode, trustLevel: level, dailyLimit } = defaults;
  const ceiling = dailyCeilingOf(level);
  const set = (changes: Partial<Defaults>) => onChange({ ...defaults, ...changes });
  return (
    <fieldset className={styles.group}>
      <legend>{own("defaults")}</legend>
      <SwitchField
        label={t("autoStart")}
        hint={t("autoStartHint")}
        isOn={autoStart}
        onChange={(isOn) => set({ autoStart: isOn })}
      />
      <SliderField
        label={t("syncLimit")}
        hint={t("syncLimitHint")}
        {...settingLimits.syncLimit}
        step={10}
        value={syncLimit}
        onChange={(next) => set({ syncLimit: next })}
      />
      <SelectField
        label={t("storage")}
        value={storageMode}
        options={storageModes.map((value) => ({ value, label: t(`mode.${value}`) }))}
        hint={t(`modeHint.${storageMode}`)}
        onChange={(next) => set({ storageMode: next })}
      />
      <SelectField
        label={t("trust")}
        value={String(level)}
        options={trustLevels.map(({ level: value, dailyCeiling, perMinute }) => ({
          value: String(value),
          label: t("trustOption", { level: value, ceiling: dailyCeiling, pace: perMinute }),
        }))}
        hint={t("trustHint")}
        onChange={(value) =>
          set({ trustLevel: Number(value), dailyLimit: Math.min(dailyLimit, dailyCeilingOf(Number(value))) })
        }
      />
      <SliderField
        label={t("dailyLimit")}
        hint={t("dailyLimitHint", { ceiling, level })}
        min={settingLimits.dailyLimit.min}
        max={ceiling}
        value={dailyLimit}
        onChange={(next) => set({ dailyLimit: next })}
      />
    </fieldset>
  );
}
