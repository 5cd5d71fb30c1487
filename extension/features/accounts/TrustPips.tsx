/** The trust level as filled marks, with its words for hover and assistive technology. */
import { useTranslations } from "use-intl";
import { settingLimits } from "#shared/settings-limits";
import styles from "./TrustPips.module.css";

export function TrustPips({ level }: { readonly level: number }) {
  const t = useTranslations("accounts");
  const { max } = settingLimits.trustLevel;
  const label = t("trustLabel", { level, max });
  return (
    <span className={styles.pips} role="img" aria-label={label} title={label}>
      {Array.from({ length: max }, (_, index) => index + 1).map((step) => (
        <span key={step} className={styles.pip} data-on={step <= level} />
      ))}
    </span>
  );
}
