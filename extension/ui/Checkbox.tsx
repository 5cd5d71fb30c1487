/** A tick box whose target is larger than its drawing. */
import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import styles from "./Checkbox.module.css";

interface CheckboxProps {
  readonly label: string;
  readonly state: boolean | "indeterminate";
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Checkbox({ label, state, isDisabled = false, onChange }: CheckboxProps) {
  return (
    <Radix.Root
      className={styles.target}
      aria-label={label}
      checked={state}
      disabled={isDisabled}
      onCheckedChange={(next) => onChange(next === true)}
    >
      <span className={styles.box}>
        <Radix.Indicator className={styles.mark}>
          {state === "indeterminate" ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}
        </Radix.Indicator>
      </span>
    </Radix.Root>
  );
}
