/** What state an account is in: shape, word, since when, and the next try when one is planned. */
import { useFormatter, useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { statusText } from "../../i18n/status-text";
import { statusGroupOf } from "../../stores/status-group";
import { StatusIcon } from "../../ui/StatusIcon";
import styles from "./StatusLine.module.css";
import { sinceFormat } from "./since-format";

interface StatusLineProps {
  readonly account: Account;
  /** Current time, ms; the list renews it. */
  readonly now: number;
  readonly hasIcon?: boolean;
}

export function StatusLine({ account, now, hasIcon = true }: StatusLineProps) {
  const t = useTranslations("accounts");
  const status = useTranslations("status");
  const format = useFormatter();
  const group = statusGroupOf(account);
  const since = new Date(account.since);
  const isWaiting = account.nextRetryAt !== null && Date.parse(account.nextRetryAt) > now;
  return (
    <span className={styles.line} data-group={group}>
      {hasIcon ? <StatusIcon tone={group} /> : null}
      <span className={styles.word}>{status(statusText(account))}</span>
      <span className={styles.since}>
        {isWaiting && account.nextRetryAt
          ? t("retryAt", { when: format.relativeTime(new Date(account.nextRetryAt), { now, style: "short" }) })
          : t("since", { when: format.dateTime(since, sinceFormat(since.getTime(), now)) })}
      </span>
    </span>
  );
}
