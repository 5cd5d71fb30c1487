/** A filter that shows how many it would leave; pressed when it is in force. */
import type { ReactNode } from "react";
import styles from "./FilterChip.module.css";

interface FilterChipProps {
  readonly label: string;
  readonly count: number;
  readonly icon?: ReactNode;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

export function FilterChip({ label, count, icon, isOn, onToggle }: FilterChipProps) {
  return (
    <button type="button" className={styles.chip} aria-pressed={isOn} onClick={onToggle}>
      {icon}
      <span>{label}</span>
      <span className={styles.count}>{count}</span>
    </button>
  );
}
