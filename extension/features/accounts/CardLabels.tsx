/** The labels of an account on its card, in one line; the last chip says how many more there are. */
import { useTranslations } from "use-intl";
import { Chip } from "../../ui/Chip";
import styles from "./CardLabels.module.css";

const shownAtMost = 3;

export function CardLabels({ labels }: { readonly labels: readonly string[] }) {
  const t = useTranslations("labels");
  if (labels.length === 0) return null;
  const hidden = labels.slice(shownAtMost);
  return (
    <ul className={styles.labels} aria-label={t("title")} title={labels.join(" · ")}>
      {labels.slice(0, shownAtMost).map((label) => (
        <li key={label}>
          <Chip text={label} />
        </li>
      ))}
      {hidden.length > 0 ? <li className={styles.more}>{t("more", { count: hidden.length })}</li> : null}
    </ul>
  );
}
