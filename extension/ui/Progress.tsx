/** How far something is, as a bar; without a value it says only that work goes on. */
import { clsx } from "clsx";
import styles from "./Progress.module.css";

interface ProgressProps {
  readonly label: string;
  /** 0–100, or null while unknown. */
  readonly percent: number | null;
}

export function Progress({ label, percent }: ProgressProps) {
  return (
    <div
      role="progressbar"
      className={styles.track}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
    >
      <div
        className={clsx(styles.bar, percent === null && styles.endless)}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
