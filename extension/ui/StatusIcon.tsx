/** A status as a shape: dot in ring, square, turning arc, empty ring, triangle; the colour only repeats it. */
import { clsx } from "clsx";
import type { ReactNode } from "react";
import styles from "./StatusIcon.module.css";

export type StatusTone = "problem" | "waiting" | "working" | "ready" | "stopped";

const shapes: Readonly<Record<StatusTone, ReactNode>> = {
  ready: (
    <>
      <circle cx="8" cy="8" r="5.75" className={styles.line} />
      <circle cx="8" cy="8" r="2.75" className={styles.solid} />
    </>
  ),
  waiting: <rect x="2.5" y="2.5" width="11" height="11" rx="2.5" className={styles.solid} />,
  working: (
    <>
      <circle cx="8" cy="8" r="5.75" className={clsx(styles.line, styles.faint)} />
      <path d="M8 2.25A5.75 5.75 0 0 1 13.75 8" className={styles.line} />
    </>
  ),
  stopped: <circle cx="8" cy="8" r="5.5" className={styles.line} />,
  problem: (
    <>
      <path d="M8 2.2 14.3 13.2H1.7Z" className={clsx(styles.solid, styles.corner)} />
      <path d="M8 6.4v3.2M8 11.4v.1" className={styles.cut} />
    </>
  ),
};

interface StatusIconProps {
  readonly tone: StatusTone;
  readonly size?: number;
  /** In headings and filters, where nothing is under way. */
  readonly isStill?: boolean;
}

export function StatusIcon({ tone, size = 14, isStill = false }: StatusIconProps) {
  return (
    <svg
      className={clsx(styles.icon, styles[tone], isStill && styles.still)}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      {shapes[tone]}
    </svg>
  );
}
