/** How much a number may send: trust level, the day's limit below its ceiling, and today's count with its reset. */
import { useTranslations } from "use-intl";
import { useActions, useWhatsapp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import { Meter } from "../../ui/Meter";
import { useToast } from "../../ui/Toasts";
import { LimitFields } from "../SharedSettingFields";
import type { SettingsFieldsProps } from "./SettingsFields";
import styles from "./SettingsFields.module.css";
import { SuggestedLevel } from "./SuggestedLevel";

export function SendingFields({ account, form, problems, defaults, onChange }: SettingsFieldsProps) {
  return (
    <>
      <LimitFields values={form} problems={problems} defaults={defaults} onChange={onChange} />
      <SuggestedLevel accountId={account.id} level={form.trustLevel} onTake={onChange} />
      <SentToday
        accountId={account.id}
        name={account.clientName}
        sent={account.messagesSentToday}
        limit={account.dailyLimit}
      />
    </>
  );
}

interface SentTodayProps {
  readonly accountId: string;
  readonly name: string;
  readonly sent: number;
  readonly limit: number;
}

/** The count is no setting: resetting it acts at once. */
function SentToday({ accountId, name, sent, limit }: SentTodayProps) {
  const t = useTranslations("settings");
  const accounts = useTranslations("accounts");
  const error = useTranslations("error");
  const actions = useActions();
  const showToast = useToast();
  const isBusy = useWhatsapp((state) => state.pending[accountId] === "resetCount");
  const reset = async () => {
    const outcome = await actions.resetCount(accountId);
    if (outcome.ok) showToast({ tone: "success", text: t("resetDone") });
    else showToast({ tone: "error", text: accounts("failed", { name, why: error(outcome.code) }) });
  };
  return (
    <div className={styles.sent}>
      <div className={styles.count}>
        <span className={styles.label}>{t("sentToday")}</span>
        <span className={styles.figures}>{t("sentTodayOf", { sent, limit })}</span>
        <Meter label={accounts("usageLabel", { sent, limit })} value={sent} max={limit} />
      </div>
      <Button size="small" isBusy={isBusy} disabled={sent === 0} onClick={() => void reset()}>
        {t("reset")}
      </Button>
    </div>
  );
}
