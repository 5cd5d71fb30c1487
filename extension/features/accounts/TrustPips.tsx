/** The trust level as filled marks; hovering tells what it means, and which level the companion would suggest. */
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { settingLimits } from "#shared/settings-limits";
import { trustLevelOf } from "#shared/trust-levels";
import { outcomeOf } from "../../account-actions/outcome";
import { useApp } from "../../app/AppContext";
import styles from "./TrustPips.module.css";

interface TrustPipsProps {
  readonly account: Pick<Account, "id" | "trustLevel">;
}

export function TrustPips({ account: { id, trustLevel: level } }: TrustPipsProps) {
  const t = useTranslations("accounts");
  const { http } = useApp();
  const [suggested, setSuggested] = useState<number | null>(null);
  const { max } = settingLimits.trustLevel;
  const { dailyCeiling: ceiling, perMinute: pace } = trustLevelOf(level);
  const label = t("trustLabel", { level, max });
  // Asked for when somebody looks closer: a list of hundreds must not ask for each.
  const ask = async () => {
    const outcome = await outcomeOf(http.call("readQuota", { params: { name: id } }));
    if (outcome.ok) setSuggested(outcome.value.suggestedTrustLevel);
  };
  const hint = suggested === null || suggested === level ? "" : ` ${t("trustSuggested", { level: suggested })}`;
  return (
    <span
      className={styles.pips}
      role="img"
      aria-label={label}
      title={`${label}: ${t("trustMeans", { ceiling, pace })}${hint}`}
      onPointerEnter={() => void ask()}
    >
      {Array.from({ length: max }, (_, index) => index + 1).map((step) => (
        <span key={step} className={styles.pip} data-on={step <= level} />
      ))}
    </span>
  );
}
