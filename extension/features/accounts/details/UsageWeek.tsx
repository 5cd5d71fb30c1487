/** Messages of the last seven days as bars, with the day's limit as a line; in words for who cannot see them. */
import { useFormatter, useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { useApp } from "../../../app/AppContext";
import { Notice } from "../../../ui/Notice";
import { VisuallyHidden } from "../../../ui/VisuallyHidden";
import { useAnswer } from "../../use-answer";
import styles from "./Details.module.css";
import { UsageTable } from "./UsageTable";
import { weekOf } from "./usage-week";

export function UsageWeek({ account }: { readonly account: Account }) {
  const t = useTranslations("details");
  const errorText = useTranslations("error");
  const { http, clock } = useApp();
  const { id, messagesSentToday } = account;
  const outcome = useAnswer(`${id} ${messagesSentToday}`, () =>
    http.call("readUsage", { params: { name: id }, query: { days: "7" } }),
  );
  const bars = outcome?.ok ? weekOf(outcome.value, clock.now()) : [];
  return (
    <section className={styles.section} aria-labelledby="usage-title">
      <div className={styles.head}>
        <h3 id="usage-title">{t("usage")}</h3>
        <span className={styles.quiet}>{t("limit", { limit: account.dailyLimit })}</span>
      </div>
      {outcome?.ok === false ? <Notice tone="error">{errorText(outcome.code)}</Notice> : null}
      <Bars bars={bars} limit={account.dailyLimit} />
      {outcome?.ok ? <UsageTable account={account} bars={bars} /> : null}
    </section>
  );
}

interface BarsProps {
  readonly bars: ReturnType<typeof weekOf>;
  readonly limit: number;
}

function Bars({ bars, limit }: BarsProps) {
  const t = useTranslations("details");
  const format = useFormatter();
  // A little air above the line, so that it is seen as one.
  const top = Math.max(limit * 1.1, ...bars.map(({ sent }) => sent));
  return (
    <div className={styles.chart}>
      <div className={styles.limit} style={{ bottom: `${(limit / top) * 100}%` }} />
      <ul className={styles.bars}>
        {bars.map(({ day, sent }) => {
          // Noon in UTC is the same day nearly everywhere; the words must not slip to the day before.
          const date = new Date(`${day}T12:00:00Z`);
          const name = format.dateTime(date, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
          return (
            <li key={day} className={styles.bar} title={t("sentOn", { day: name, sent })}>
              <VisuallyHidden>{t("sentOn", { day: name, sent })}</VisuallyHidden>
              <span
                className={styles.column}
                data-over={sent >= limit}
                style={{ height: `${(sent / top) * 100}%` }}
                aria-hidden="true"
              />
              <span className={styles.day} aria-hidden="true">
                {format.dateTime(date, { weekday: "short", timeZone: "UTC" })}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
