/** A short word in a frame, as a label on an account; with a cross where it can be taken off. */
import { X } from "lucide-react";
import styles from "./Chip.module.css";

interface ChipProps {
  readonly text: string;
  readonly removeLabel?: string;
  readonly onRemove?: () => void;
}

export function Chip({ text, removeLabel, onRemove }: ChipProps) {
  return (
    <span className={styles.chip} data-removable={onRemove !== undefined}>
      <span className={styles.text} dir="auto">
        {text}
      </span>
      {onRemove ? (
        <button type="button" className={styles.remove} aria-label={removeLabel} onClick={onRemove}>
          <X size={12} aria-hidden="true" />
        </button>
      ) : null}
    </span>
  );
}
