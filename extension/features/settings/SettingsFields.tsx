/** The fields of the settings dialog: name, labels and start, history and media, sending. */
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import type { AccountSettings } from "#shared/settings";
import { Notice } from "../../ui/Notice";
import { SwitchField } from "../../ui/SwitchField";
import { TextField } from "../../ui/TextField";
import { HintWithDefault } from "../HintWithDefault";
import { LabelsField } from "../LabelsField";
import { HistoryFields } from "../SharedSettingFields";
import { SendingFields } from "./SendingFields";
import styles from "./SettingsFields.module.css";
import type { SettingsForm } from "./settings-form";
import type { ShownProblems } from "./use-settings";

export interface SettingsFieldsProps {
  readonly id: string;
  readonly account: Account;
  readonly form: SettingsForm;
  readonly problems: ShownProblems;
  /** What the companion gives new accounts; null while it is not known. */
  readonly defaults: AccountSettings | null;
  readonly onChange: (changes: Partial<SettingsForm>) => void;
  readonly onSubmit: () => void;
}

export function SettingsFields(props: SettingsFieldsProps) {
  const { id, form, problems, defaults, onChange, onSubmit } = props;
  const t = useTranslations("settings");
  const labels = useTranslations("labels");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form id={id} className={styles.form} onSubmit={submit} noValidate>
      {problems.general ? <Notice tone="error">{problems.general}</Notice> : null}
      <TextField
        label={t("nameLabel")}
        autoComplete="off"
        value={form.clientName}
        error={problems.clientName}
        onChange={(clientName) => onChange({ clientName })}
      />
      <LabelsField
        label={labels("title")}
        error={problems.labels}
        labels={form.labels}
        onChange={(next) => onChange({ labels: next })}
      />
      <SwitchField
        label={t("autoStart")}
        hint={
          <HintWithDefault
            hint={t("autoStartHint")}
            standard={
              defaults === null
                ? null
                : {
                    text: t(defaults.autoStart ? "standard.on" : "standard.off"),
                    isSame: defaults.autoStart === form.autoStart,
                  }
            }
          />
        }
        isOn={form.autoStart}
        onChange={(autoStart) => onChange({ autoStart })}
      />
      <hr className={styles.line} />
      <HistoryFields values={form} problems={problems} defaults={defaults} onChange={onChange} />
      <hr className={styles.line} />
      <SendingFields {...props} />
    </form>
  );
}
