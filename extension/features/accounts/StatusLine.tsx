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
  const status = useTranslations("status");
  const group = statusGroupOf(account);
  const isReady = account.status === "ready";
  const isLimited = isReady && account.degraded.length > 0;
  const isHeavy = isReady && account.resources?.isHigh === true;
  const detail = useDetail(account, now, { isLimited, isHeavy });
  const word = status(statusText(account));
  return (
    <span className={styles.line} data-group={group} title={`${word} · ${detail}`}>
      {hasIcon ? <StatusIcon tone={group} /> : null}
      <span className={styles.word}>{word}</span>
      <span className={isLimited || isHeavy ? styles.limited : styles.detail}>{detail}</span>
    </span>
  );
}

interface Concerns {
  readonly isLimited: boolean;
  /** Takes much memory, and for long. */
  readonly isHeavy: boolean;
}

function useDetail(account: Account, now: number, { isLimited, isHeavy }: Concerns): string {
  const t = useTranslations("accounts");
  const format = useFormatter();
  if (isLimited) return t("limited", { what: account.degraded.map((name) => t(`capability.${name}`)).join(", ") });
  if (isHeavy) return t("heavy", { value: account.resources?.memoryMb ?? 0 });
  const { nextRetryAt } = account;
  if (nextRetryAt !== null && Date.parse(nextRetryAt) > now) {
    return t("retryAt", { when: format.relativeTime(new Date(nextRetryAt), { now, style: "short" }) });
  }
  const since = new Date(account.since);
  return t("since", { when: format.dateTime(since, sinceFormat(since.getTime(), now)) });
}
