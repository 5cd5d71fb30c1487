/** One of a few ways, all visible at once; arrow keys move between them. */
import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./SegmentedControl.module.css";

interface SegmentedControlProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly icon?: ReactNode }[];
  readonly onChange: (value: Value) => void;
}

export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, value, options, onChange } = props;
  const pick = (text: string) => {
    const option = options.find((entry) => entry.value === text);
    if (option && option.value !== value) onChange(option.value);
  };
  return (
    <ToggleGroup.Root type="single" className={styles.group} aria-label={label} value={value} onValueChange={pick}>
      {options.map((option) => (
        <ToggleGroup.Item key={option.value} className={styles.option} value={option.value}>
          {option.icon}
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
