/** Filters by label, once any account carries one; an account shows when it has one of those pressed. */
import { Tag } from "lucide-react";
import { useTranslations } from "use-intl";
import { useSelection } from "../../app/AppContext";
import { FilterChip } from "../../ui/FilterChip";
import type { LabelCount } from "./account-filter";
import styles from "./ListToolbar.module.css";

export function LabelChips({ counts }: { readonly counts: readonly LabelCount[] }) {
  const t = useTranslations("labels");
  const pressed = useSelection((state) => state.labels);
  const toggleLabel = useSelection((state) => state.toggleLabel);
  const known = new Set(counts.map(({ key }) => key));
  // One that no account carries any more must still be seen to be taken back.
  const gone = [...pressed].filter((key) => !known.has(key)).map((key) => ({ key, label: key, count: 0 }));
  const shown = [...counts, ...gone];
  if (shown.length === 0) return null;
  return (
    <fieldset className={styles.labels} aria-label={t("filter")}>
      {shown.map(({ key, label, count }) => (
        <FilterChip
          key={key}
          label={label}
          count={count}
          icon={<Tag size={12} aria-hidden="true" />}
          isOn={pressed.has(key)}
          onToggle={() => toggleLabel(key)}
        />
      ))}
    </fieldset>
  );
}
