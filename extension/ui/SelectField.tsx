/** A labelled choice of one among few, on the platform's own list. */
import { ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import styles from "./Field.module.css";
import { FieldNote } from "./TextField";

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, onChange, hint, error } = props;
  const id = useId();
  const pick = (text: string) => {
    const option = options.find((entry) => entry.value === text);
    if (option) onChange(option.value);
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.selectBox}>
        <select
          id={id}
          className={`${styles.input} ${styles.select}`}
          value={value}
          aria-describedby={hint || error ? `${id}-note` : undefined}
          onChange={(event) => pick(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown size={14} aria-hidden="true" />
      </div>
      <FieldNote id={`${id}-note`} hint={hint} error={error} />
    </div>
  );
}
