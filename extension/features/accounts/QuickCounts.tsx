/** The popup's two figures, how many are on and how many need a hand; pressed, they filter the list. */
import { useTranslations } from "use-intl";
import { useSelection } from "../../app/AppContext";
import type { StatusGroup } from "../../stores/status-group";
import styles from "./QuickCounts.module.css";

const on: readonly StatusGroup[] = ["ready"];
const needing: readonly StatusGroup[] = ["problem", "waiting"];

interface QuickCountsProps {
  readonly counts: Readonly<Record<StatusGroup, number>>;
}

export function QuickCounts({ counts }: QuickCountsProps) {
  const t = useTranslations("accounts");
  const groups = useSelection((state) => state.groups);
  const toggleGroup = useSelection((state) => state.toggleGroup);
  const clearFilters = useSelection((state) => state.clearFilters);
  const needYou = counts.problem + counts.waiting;
  const isOn = (wanted: readonly StatusGroup[]) => wanted.every((group) => groups.has(group));
  const filter = (wanted: readonly StatusGroup[]) => {
    const wasOn = isOn(wanted);
    clearFilters();
    if (!wasOn) for (const group of wanted) toggleGroup(group);
  };
  return (
    <div className={styles.counts}>
      <button type="button" className={styles.count} aria-pressed={isOn(on)} onClick={() => filter(on)}>
        {t("on", { count: counts.ready })}
      </button>
      {needYou > 0 ? (
        <button
          type="button"
          className={styles.count}
          data-loud
          aria-pressed={isOn(needing)}
          onClick={() => filter(needing)}
        >
          {t("needYou", { count: needYou })}
        </button>
      ) : null}
    </div>
  );
}
