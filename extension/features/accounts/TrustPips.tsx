/** The trust level as filled marks; looked at closer they tell what it means and which level the companion would suggest. */
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { settingLimits } from "#shared/settings-limits";
import { trustLevelOf } from "#shared/trust-levels";
import { outcomeOf } from "../../account-actions/outcome";
import { useApp } from "../../app/AppContext";
import { useAnnounce } from "../../ui/LiveRegion";
import { whenTipShows } from "../../ui/tips";
import type { OpenDialog } from "./account-dialog";
import styles from "./TrustPips.module.css";

interface TrustPipsProps {
  readonly account: Pick<Account, "id" | "clientName" | "trustLevel">;
  readonly onOpen: OpenDialog;
}

export function TrustPips({ account, onOpen }: TrustPipsProps) {
  const t = useTranslations("accounts");
  const { id, clientName: name, trustLevel: level } = account;
  const { suggestion, ask } = useSuggestion(account);
  const { max } = settingLimits.trustLevel;
  const { dailyCeiling: ceiling, perMinute: pace } = trustLevelOf(level);
  const meaning = `${t("trustLabel", { level, max })}: ${t("trustMeans", { ceiling, pace })}`;
  return (
    <button
      type="button"
      ref={whenTipShows(() => void ask())}
      className={styles.pips}
      data-tip={[meaning, suggestion].join(" ").trim()}
      aria-label={t("trustOf", { name, level, max })}
      onClick={() => onOpen({ dialog: "settings", accountId: id })}
    >
      {Array.from({ length: max }, (_, index) => index + 1).map((step) => (
        <span key={step} className={styles.pip} data-on={step <= level} />
      ))}
    </button>
  );
}

/** Asked for when somebody looks closer: a list of hundreds must not ask for each. */
function useSuggestion({ id, trustLevel: level }: Pick<Account, "id" | "trustLevel">) {
  const t = useTranslations("accounts");
  const { http } = useApp();
  const announce = useAnnounce();
  const [suggested, setSuggested] = useState(level);
  const textOf = (other: number) => (other === level ? "" : t("trustSuggested", { level: other }));
  const ask = async () => {
    const outcome = await outcomeOf(http.call("readQuota", { params: { name: id } }));
    if (!outcome.ok) return;
    const { suggestedTrustLevel } = outcome.value;
    setSuggested(suggestedTrustLevel);
    // It comes after the rest was read out.
    if (suggestedTrustLevel !== suggested) announce(textOf(suggestedTrustLevel));
  };
  return { suggestion: textOf(suggested), ask };
}
