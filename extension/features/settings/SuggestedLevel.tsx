/** The trust level that age and time without trouble speak for; it is only offered, a person decides. */
import { useTranslations } from "use-intl";
import { trustLevelOf } from "#shared/trust-levels";
import { useApp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { useAnswer } from "../use-answer";

interface SuggestedLevelProps {
  readonly accountId: string;
  readonly level: number;
  readonly onTake: (choice: { readonly trustLevel: number }) => void;
}

export function SuggestedLevel({ accountId, level, onTake }: SuggestedLevelProps) {
  const t = useTranslations("settings");
  const { http } = useApp();
  const quota = useAnswer(accountId, () => http.call("readQuota", { params: { name: accountId } }));
  if (quota === null || !quota.ok) return null;
  const suggested = quota.value.suggestedTrustLevel;
  if (suggested === level) return null;
  const { ageDays, cleanDays } = trustLevelOf(suggested > level ? suggested : level).suggestedFrom;
  const take = (
    <Button size="small" onClick={() => onTake({ trustLevel: suggested })}>
      {t("suggestTake", { level: suggested })}
    </Button>
  );
  return (
    <Notice tone={suggested > level ? "calm" : "waiting"} action={suggested > level ? take : undefined}>
      {t(suggested > level ? "suggestHigher" : "suggestLower", { level, suggested, ageDays, cleanDays })}
    </Notice>
  );
}
