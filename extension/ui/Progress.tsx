/** How far something is, as a bar; without a value it says only that work goes on. */
import { Progress as Radix } from "radix-ui";
import styles from "./Progress.module.css";

interface ProgressProps {
  readonly label: string;
  /** 0–100, or null while unknown. */
  readonly percent: number | null;
}

export function Progress({ label, percent }: ProgressProps) {
  return (
    <Radix.Root className={styles.track} value={percent} aria-label={label}>
      <Radix.Indicator className={styles.bar} style={percent === null ? undefined : { width: `${percent}%` }} />
    </Radix.Root>
  );
}
