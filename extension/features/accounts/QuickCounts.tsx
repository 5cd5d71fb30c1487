/** The popup's two figures, how many are on and how many need a hand; pressed, they filter the list. */
import { useTranslations } from "use-intl";
import { useSelection } from "../../app/AppContext";
import type { StatusGroup } from "../../stores/status-group";
import styles from "./QuickCounts.module.css";

interface QuickCountsProps {
  readonly counts: Readonly<Record<StatusGroup, number>>;
}

export function QuickCounts({ counts }: QuickCountsProps) {
  const t = useTranslations("accounts");
  const groups = useSelection((state) => state.groups);
  const toggleGroup = useSelection((state) => state.toggleGroup);
  const clearFilters = useSelection((state) => state.clearFilters);
  const needYou = counts.problem + counts.waiting;
  const filter = (wanted: readonly StatusGroup[]) => {
    const isOn = wanted.every((group) => groups.has(group));
    clearFilters();
    if (!isOn) for (const group of wanted) toggleGroup(group);
  };
  return (
    <div className={styles.counts}>
      <button
        type="button"
        className={styles.count}
        aria-pressed={groups.has("ready")}
        onClick={() => filter(["ready"])}
      >
        {t("on", { count: counts.ready })}
      </button>
      {needYou > 0 ? (
        <button
          type="button"
          className={styles.count}
          data-loud
          aria-pressed={groups.has("problem")}
          onClick={() => filter(["problem", "waiting"])}
        >
          {t("needYou", { count: needYou })}
        </button>
      ) : null}
    </div>
  );
}
