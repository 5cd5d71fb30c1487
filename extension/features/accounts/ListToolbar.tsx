/** Search, order and filters of the panel; each chip says how many it would leave. */
import { ArrowUpDown } from "lucide-react";
import type { Ref } from "react";
import { useTranslations } from "use-intl";
import { useSelection } from "../../app/AppContext";
import { sortOrders } from "../../stores/selection";
import { type StatusGroup, statusGroups } from "../../stores/status-group";
import { FilterChip } from "../../ui/FilterChip";
import { Menu } from "../../ui/Menu";
import { choices } from "../../ui/menu-entries";
import { SearchField } from "../../ui/SearchField";
import { StatusIcon } from "../../ui/StatusIcon";
import type { LabelCount } from "./account-filter";
import { LabelChips } from "./LabelChips";
import styles from "./ListToolbar.module.css";

interface ListToolbarProps {
  readonly groups: ReadonlySet<StatusGroup>;
  readonly counts: Readonly<Record<StatusGroup, number>>;
  readonly labelCounts: readonly LabelCount[];
  readonly searchRef: Ref<HTMLInputElement>;
}

export function ListToolbar({ groups, counts, labelCounts, searchRef }: ListToolbarProps) {
  const t = useTranslations("accounts");
  const text = useSelection((state) => state.text);
  const setText = useSelection((state) => state.setText);
  const order = useSelection((state) => state.order);
  const setOrder = useSelection((state) => state.setOrder);
  return (
    <search className={styles.toolbar}>
      <div className={styles.search}>
        <SearchField ref={searchRef} label={t("search")} shortcut="/" value={text} onChange={setText} />
        <Menu
          isBordered
          label={t("sort.label")}
          icon={<ArrowUpDown size={14} />}
          choices={[
            choices({
              label: t("sort.label"),
              value: order,
              options: sortOrders.map((value) => ({ value, label: t(`sort.${value}`) })),
              onChange: setOrder,
            }),
          ]}
        />
      </div>
      <div className={styles.filters}>
        <StatusChips groups={groups} counts={counts} />
        <LabelChips counts={labelCounts} />
      </div>
    </search>
  );
}

/** Those without accounts stay while somebody searches: chips that came and went would move the list about. */
function StatusChips({ groups, counts }: Pick<ListToolbarProps, "groups" | "counts">) {
  const t = useTranslations("accounts");
  const pressed = useSelection((state) => state.groups);
  const toggleGroup = useSelection((state) => state.toggleGroup);
  const shown = statusGroups.filter((group) => groups.has(group) || pressed.has(group));
  if (shown.length < 2) return null;
  return (
    <fieldset className={styles.chips} aria-label={t("filterLabel")}>
      {shown.map((group) => (
        <FilterChip
          key={group}
          label={t(`group.${group}`)}
          count={counts[group]}
          icon={<StatusIcon tone={group} size={12} isStill />}
          isOn={pressed.has(group)}
          onToggle={() => toggleGroup(group)}
        />
      ))}
    </fieldset>
  );
}
