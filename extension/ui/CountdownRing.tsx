/** Time left as a ring that empties and a number; spoken elsewhere, only at the moments that matter. */
import styles from "./CountdownRing.module.css";

const circumference = 2 * Math.PI * 16;

interface CountdownRingProps {
  readonly remainingMs: number;
  readonly totalMs: number;
  readonly label: string;
}

export function CountdownRing({ remainingMs, totalMs, label }: CountdownRingProps) {
  const seconds = Math.ceil(remainingMs / 1000);
  const share = totalMs > 0 ? Math.min(1, remainingMs / totalMs) : 0;
  return (
    <span className={styles.ring} role="timer" aria-label={label} aria-live="off" data-low={seconds <= 10}>
      <svg width="44" height="44" viewBox="0 0 40 40" aria-hidden="true">
        <circle className={styles.track} cx="20" cy="20" r="16" />
        <circle
          className={styles.arc}
          cx="20"
          cy="20"
          r="16"
          strokeDasharray={circumference}
          strokeDashoffset={circumference * (1 - share)}
        />
      </svg>
      <span className={styles.number} aria-hidden="true">
        {clock(seconds)}
      </span>
    </span>
  );
}

/** 42 s as `42`, longer as `2:42`. */
function clock(seconds: number): string {
  if (seconds < 60) return String(seconds);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
