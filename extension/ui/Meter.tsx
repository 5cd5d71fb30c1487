/** How much of an allowance is used: a quiet line that turns amber near the end and red at it. */
import { clsx } from "clsx";
import styles from "./Meter.module.css";

interface MeterProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
}

export function Meter({ label, value, max }: MeterProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers draw <meter> each in its own way and hardly let it be styled.
    <span
      role="meter"
      className={styles.track}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
    >
      <span
        className={clsx(styles.fill, share >= 1 ? styles.full : share >= 0.9 && styles.near)}
        style={{ width: `${share * 100}%` }}
      />
    </span>
  );
}
