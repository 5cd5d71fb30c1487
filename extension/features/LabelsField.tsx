/** Labels as chips with a line to type more: Enter or a comma adds one, what others carry is suggested. */
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { distinctLabels, labelKey, labelLimits, labelProblem } from "#shared/labels";
import { useWhatsapp } from "../app/AppContext";
import { fieldTextKey } from "../i18n/field-text";
import { Chip } from "../ui/Chip";
import { TextField } from "../ui/TextField";
import styles from "./LabelsField.module.css";

interface LabelsFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly labels: readonly string[];
  readonly onChange: (labels: string[]) => void;
}

export function LabelsField({ label, hint, error, labels, onChange }: LabelsFieldProps) {
  const t = useTranslations("labels");
  const field = useTranslations("field");
  const [typed, setTyped] = useState("");
  const isFull = labels.length >= labelLimits.perAccount;
  const problem = typed.trim() === "" ? null : labelProblem(typed);
  const suggestions = useSuggestions(labels);
  const listId = useId();
  const add = (text: string) => {
    if (labelProblem(text) !== null || isFull) return;
    onChange(distinctLabels([...labels, text]));
    setTyped("");
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== ",") return;
    // Enter saves the form around it only when there is nothing left to add.
    if (event.key === "," || typed.trim() !== "") event.preventDefault();
    add(typed);
  };
  return (
    <div className={styles.field}>
      <TextField
        label={label}
        autoComplete="off"
        list={listId}
        value={typed}
        readOnly={isFull}
        placeholder={isFull ? t("full", { max: labelLimits.perAccount }) : t("placeholder")}
        hint={hint ?? t("hint")}
        error={problem === null ? error : field(fieldTextKey(problem))}
        onChange={setTyped}
        onKeyDown={press}
        onBlur={() => add(typed)}
      />
      <datalist id={listId}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
      {labels.length > 0 ? (
        <ul className={styles.chips} aria-label={label}>
          {labels.map((one) => (
            <li key={one}>
              <Chip
                text={one}
                removeLabel={t("remove", { label: one })}
                onRemove={() => onChange(labels.filter((other) => other !== one))}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** What accounts carry and this field does not have yet. */
function useSuggestions(labels: readonly string[]): readonly string[] {
  const accounts = useWhatsapp((state) => state.accounts);
  const taken = new Set(labels.map(labelKey));
  return distinctLabels(Object.values(accounts).flatMap((account) => account.labels)).filter(
    (label) => !taken.has(labelKey(label)),
  );
}
