/** The drawings of empty states: a switchboard waiting for its first line, and a search that found nothing. */
import styles from "./drawings.module.css";

export function SwitchboardDrawing() {
  return (
    <svg className={styles.drawing} width="168" height="108" viewBox="0 0 168 108" aria-hidden="true">
      <rect className={styles.paper} x="20" y="6" width="128" height="96" rx="12" />
      {[24, 50, 76].map((y, row) => (
        <g key={y} className={row === 0 ? styles.lit : undefined}>
          <rect className={styles.face} x="34" y={y} width="14" height="14" rx="4.5" />
          <path
            className={styles.words}
            d={`M58 ${y + 4}h${row === 1 ? 26 : 36}M58 ${y + 11}h${row === 2 ? 14 : 22}`}
          />
          <rect className={styles.track} x="110" y={y} width="26" height="14" rx="7" />
          <circle className={styles.thumb} cx={row === 0 ? 129 : 117} cy={y + 7} r="5" />
        </g>
      ))}
      <path className={styles.spark} d="M156 16v8M152 20h8M10 84v6M7 87h6" />
    </svg>
  );
}

export function NothingFoundDrawing() {
  return (
    <svg className={styles.drawing} width="120" height="96" viewBox="0 0 120 96" aria-hidden="true">
      <rect className={styles.paper} x="16" y="12" width="76" height="22" rx="8" />
      <rect className={styles.paper} x="16" y="42" width="76" height="22" rx="8" />
      <path className={styles.words} d="M28 23h30M28 53h20" />
      <circle className={styles.glass} cx="78" cy="54" r="18" />
      <path className={styles.handle} d="m91 67 13 14" />
    </svg>
  );
}
