/** The last day of an account as a strip of half hours, and beside it in words how long it was in each state. */
import { useFormatter, useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { maxActivityEntries } from "#shared/activity-limits";
import { useApp } from "../../../app/AppContext";
import { statusGroups } from "../../../stores/status-group";
import { StatusIcon } from "../../../ui/StatusIcon";
import { useAnswer } from "../../use-answer";
import styles from "./Uptime.module.css";
import { type Uptime, uptimeOf } from "./uptime";

const minuteMs = 60_000;

export function UptimeDay({ account: { id, rev } }: { readonly account: Account }) {
  const t = useTranslations("details");
  const { http, clock } = useApp();
  const outcome = useAnswer(`${id} ${rev}`, () =>
    http.call("readActivity", { params: { name: id }, query: { limit: String(maxActivityEntries) } }),
  );
  // Why it cannot be read is said below, where the same log is listed.
  if (!outcome?.ok) return null;
  const uptime = uptimeOf(outcome.value.entries, clock.now());
  return (
    <section className={styles.section} aria-labelledby="uptime-title">
      <h3 id="uptime-title">{t("uptime")}</h3>
      <Strip uptime={uptime} />
      <Durations uptime={uptime} />
    </section>
  );
}

function Strip({ uptime: { cells } }: { readonly uptime: Uptime }) {
  const t = useTranslations("accounts.group");
  const details = useTranslations("details");
  const format = useFormatter();
  return (
    <div className={styles.strip} aria-hidden="true">
      {cells.map(({ from, group }) => (
        <span
          key={from}
          className={styles.cell}
          data-group={group}
          title={details("uptimeAt", {
            when: format.dateTime(from, { hour: "2-digit", minute: "2-digit" }),
            state: group === null ? details("unknown") : t(group),
          })}
        />
      ))}
    </div>
  );
}

/** What the strip shows, as a table. */
function Durations({ uptime: { spent } }: { readonly uptime: Uptime }) {
  const t = useTranslations("details");
  const groups = useTranslations("accounts.group");
  const shown = statusGroups.filter((group) => spent[group] >= minuteMs);
  if (shown.length === 0) return <p className={styles.quiet}>{t("nothing")}</p>;
  return (
    <table className={styles.durations}>
      <caption className={styles.hidden}>{t("uptime")}</caption>
      <tbody>
        {shown.map((group) => (
          <tr key={group}>
            <th scope="row">
              <StatusIcon tone={group} size={12} isStill />
              {groups(group)}
            </th>
            <td>
              {t("duration", {
                hours: Math.floor(spent[group] / (60 * minuteMs)),
                minutes: Math.floor(spent[group] / minuteMs) % 60,
              })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
