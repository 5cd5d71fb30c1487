/** What will be gone, line by line, so that nobody has to guess. */
import { Minus } from "lucide-react";
import styles from "./LossList.module.css";

interface LossListProps {
  readonly intro: string;
  readonly losses: readonly string[];
}

export function LossList({ intro, losses }: LossListProps) {
  return (
    <div className={styles.box}>
      <p>{intro}</p>
      <ul className={styles.list}>
        {losses.map((loss) => (
          <li key={loss} className={styles.item} dir="auto">
            <Minus size={14} aria-hidden="true" />
            {loss}
          </li>
        ))}
      </ul>
    </div>
  );
}
