/** A labelled switch: the whole line is the target, the state is a shape and a colour. */
import { Switch } from "radix-ui";
import { type ReactNode, useId } from "react";
import field from "./Field.module.css";
import styles from "./SwitchField.module.css";

interface SwitchFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function SwitchField({ label, hint, isOn, onChange }: SwitchFieldProps) {
  const id = useId();
  return (
    <div className={field.row}>
      <div className={field.toggleText}>
        <label className={field.label} htmlFor={id}>
          {label}
        </label>
        {hint ? (
          <p id={`${id}-note`} className={field.hint}>
            {hint}
          </p>
        ) : null}
      </div>
      <Switch.Root
        id={id}
        className={styles.track}
        checked={isOn}
        aria-describedby={hint ? `${id}-note` : undefined}
        onCheckedChange={onChange}
      >
        <Switch.Thumb className={styles.thumb} />
      </Switch.Root>
    </div>
  );
}
