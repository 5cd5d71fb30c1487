/** A tick box whose target is larger than its drawing. */
import { Check, Minus } from "lucide-react";
import styles from "./Checkbox.module.css";

interface CheckboxProps {
  readonly label: string;
  readonly state: boolean | "indeterminate";
  readonly onChange: (isOn: boolean) => void;
}

export function Checkbox({ label, state, onChange }: CheckboxProps) {
  const Mark = state === "indeterminate" ? Minus : Check;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input would take the page's keys, as one that is typed in does.
    <button
      type="button"
      role="checkbox"
      className={styles.target}
      aria-label={label}
      aria-checked={state === "indeterminate" ? "mixed" : state}
      onClick={() => onChange(state !== true)}
      onKeyDown={(event) => {
        // Space ticks; Enter is for whatever the box stands in.
        if (event.key === "Enter") event.preventDefault();
      }}
    >
      <span className={styles.box}>
        {state === false ? null : (
          <span className={styles.mark}>
            <Mark size={12} strokeWidth={3} />
          </span>
        )}
      </span>
    </button>
  );
}
