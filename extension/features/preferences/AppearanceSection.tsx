/** How Saklar looks and which language it speaks in this browser. */
import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { usePreferences } from "../../app/AppContext";
import { languageChoices, themes } from "../../stores/preferences";
import { Section } from "../../ui/Section";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { SelectField } from "../../ui/SelectField";
import { SwitchField } from "../../ui/SwitchField";
import styles from "./Preferences.module.css";

export function AppearanceSection() {
  const t = useTranslations("preferences");
  const options = useTranslations("options");
  const { theme, language, shortcuts, change } = usePreferences((state) => state);
  return (
    <Section title={options("appearance")}>
      <SelectField
        label={t("language.label")}
        value={language}
        options={languageChoices.map((value) => ({ value, label: t(`language.${value}`) }))}
        onChange={(next) => change({ language: next })}
      />
      <Labelled label={t("theme.label")}>
        <SegmentedControl
          label={t("theme.label")}
          value={theme}
          options={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChange={(next) => change({ theme: next })}
        />
      </Labelled>
      <SwitchField
        label={options("shortcuts")}
        hint={options("shortcutsHint")}
        isOn={shortcuts}
        onChange={(isOn) => change({ shortcuts: isOn })}
      />
    </Section>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <span id={id} className={styles.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
