/** First step of adding an account: its name, how to link it, and what it starts with. */
import { ChevronRight } from "lucide-react";
import { type FormEvent, useId } from "react";
import { useTranslations } from "use-intl";
import { settingLimits } from "#shared/settings-limits";
import { Notice } from "../../ui/Notice";
import { SliderField } from "../../ui/SliderField";
import { SwitchField } from "../../ui/SwitchField";
import { TextField } from "../../ui/TextField";
import styles from "./AddAccountForm.module.css";
import type { AddAccountForm as Form } from "./add-account-form";
import { MethodControl } from "./MethodControl";
import { PhoneField } from "./PhoneField";

/** Texts, already translated; null where nothing is wrong. */
export interface ShownProblems {
  readonly name: string | null;
  readonly phone: string | null;
  readonly general: string | null;
}

interface AddAccountFormProps {
  readonly id: string;
  readonly form: Form;
  readonly problems: ShownProblems;
  readonly onChange: (changes: Partial<Form>) => void;
  readonly onSubmit: () => void;
}

export function AddAccountForm({ id, form, problems, onChange, onSubmit }: AddAccountFormProps) {
  const t = useTranslations("link");
  const methodId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form id={id} className={styles.form} onSubmit={submit} noValidate>
      {problems.general ? <Notice tone="error">{problems.general}</Notice> : null}
      <TextField
        label={t("nameLabel")}
        placeholder={t("namePlaceholder")}
        autoComplete="off"
        autoFocus
        value={form.name}
        onChange={(name) => onChange({ name })}
        hint={t("nameHint")}
        error={problems.name}
      />
      <div className={styles.method}>
        <span id={methodId} className={styles.label}>
          {t("methodLabel")}
        </span>
        <MethodControl method={form.method} onChange={(method) => onChange({ method })} />
      </div>
      {form.method === "pairing" ? (
        <PhoneField value={form.phone} error={problems.phone} onChange={(phone) => onChange({ phone })} />
      ) : null}
      <details className={styles.options}>
        <summary>
          <ChevronRight size={14} aria-hidden="true" />
          {t("options")}
        </summary>
        <div className={styles.fields}>
          <SliderField
            label={t("syncLimit")}
            hint={t("syncLimitHint")}
            {...settingLimits.syncLimit}
            step={10}
            value={form.syncLimit}
            onChange={(syncLimit) => onChange({ syncLimit })}
          />
          <SwitchField
            label={t("autoStart")}
            hint={t("autoStartHint")}
            isOn={form.autoStart}
            onChange={(autoStart) => onChange({ autoStart })}
          />
        </div>
      </details>
    </form>
  );
}
