/** Messages sent today against the day's limit, as a line and in figures. */
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { Meter } from "../../ui/Meter";
import styles from "./Usage.module.css";

type Counters = Pick<Account, "messagesSentToday" | "dailyLimit">;

export function Usage({ messagesSentToday: sent, dailyLimit: limit }: Counters) {
  const t = useTranslations("accounts");
  const label = t("usageLabel", { sent, limit });
  return (
    <span className={styles.usage} title={label}>
      <Meter label={label} value={sent} max={limit} />
      <span className={styles.figures} aria-hidden="true">
        {t("usage", { sent, limit })}
      </span>
    </span>
  );
}
