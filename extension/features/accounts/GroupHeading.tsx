/** Divides the list by what the accounts ask of a person. */
import { useTranslations } from "use-intl";
import type { StatusGroup } from "../../stores/status-group";
import { StatusIcon } from "../../ui/StatusIcon";
import styles from "./GroupHeading.module.css";

interface GroupHeadingProps {
  readonly group: StatusGroup;
  readonly count: number;
}

export function GroupHeading({ group, count }: GroupHeadingProps) {
  const t = useTranslations("accounts");
  return (
    <h2 className={styles.heading}>
      <StatusIcon tone={group} size={12} isStill />
      {t(`group.${group}`)}
      <span className={styles.count}>{count}</span>
    </h2>
  );
}
