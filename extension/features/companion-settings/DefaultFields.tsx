/** What a new account begins with. */
import { useTranslations } from "use-intl";
import type { CompanionSettings } from "#shared/companion-settings";
import { SwitchField } from "../../ui/SwitchField";
import { HistoryFields, LimitFields } from "../SharedSettingFields";
import styles from "./CompanionSettings.module.css";

type Defaults = CompanionSettings["defaults"];

interface DefaultFieldsProps {
  readonly defaults: Defaults;
  readonly onChange: (defaults: Defaults) => void;
}

export function DefaultFields({ defaults, onChange }: DefaultFieldsProps) {
  const t = useTranslations("settings");
  const own = useTranslations("companionSettings");
  const set = (changes: Partial<Defaults>) => onChange({ ...defaults, ...changes });
  return (
    <fieldset className={styles.group}>
      <legend>{own("defaults")}</legend>
      <SwitchField
        label={t("autoStart")}
        hint={t("autoStartHint")}
        isOn={defaults.autoStart}
        onChange={(autoStart) => set({ autoStart })}
      />
      <HistoryFields values={defaults} onChange={set} />
      <LimitFields values={defaults} onChange={set} />
    </fieldset>
  );
}
