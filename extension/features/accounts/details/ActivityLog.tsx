/** What happened to an account, newest first, with reason and time; can be copied for whoever is asked for help. */
import { useFormatter, useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import type { Activity } from "#shared/activity";
import { statusText } from "../../../i18n/status-text";
import { statusGroupOf } from "../../../stores/status-group";
import { Button } from "../../../ui/Button";
import { CopyButton } from "../../../ui/CopyButton";
import { Notice } from "../../../ui/Notice";
import { StatusIcon } from "../../../ui/StatusIcon";
import styles from "./Details.module.css";
import { useActivity } from "./use-activity";

export function ActivityLog({ account }: { readonly account: Account }) {
  const t = useTranslations("details");
  const errorText = useTranslations("error");
  const { activity, error, isReading, readOlder } = useActivity(account.id, account.rev);
  return (
    <section className={styles.section} aria-labelledby="activity-title">
      <div className={styles.head}>
        <h3 id="activity-title">{t("activity")}</h3>
        {activity && activity.entries.length > 0 ? <CopyButton variant="ghost" text={plainText(activity)} /> : null}
      </div>
      {error === null ? null : <Notice tone="error">{errorText(error)}</Notice>}
      {activity === null ? null : <Entries entries={activity.entries} />}
      {activity === null || activity.nextBefore === null ? null : (
        <Button size="small" isBusy={isReading} onClick={() => void readOlder()}>
          {t("older")}
        </Button>
      )}
    </section>
  );
}

type Entry = Activity["entries"][number];

function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  const t = useTranslations("details");
  if (entries.length === 0) return <p className={styles.quiet}>{t("nothing")}</p>;
  return (
    <ol className={styles.log}>
      {entries.map((entry) => (
        <LogEntry key={entry.rev} entry={entry} />
      ))}
    </ol>
  );
}

function LogEntry({ entry }: { readonly entry: Entry }) {
  const status = useTranslations("status");
  const format = useFormatter();
  const at = new Date(entry.at);
  // The wish of that time is not in the log; a cut connection is drawn as what it was, a rest.
  const tone = statusGroupOf({ ...entry, desired: "stopped", nextRetryAt: null });
  return (
    <li className={styles.entry}>
      <StatusIcon tone={tone} size={14} isStill />
      <span className={styles.word}>{status(statusText(entry))}</span>
      <time dateTime={entry.at} title={format.dateTime(at, { dateStyle: "full", timeStyle: "medium" })}>
        {format.dateTime(at, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })}
      </time>
    </li>
  );
}

/** The codes of the contract: the same in every language, and nothing that names a person. */
function plainText({ entries }: Activity): string {
  return entries.map(({ at, status, reason }) => `${at} ${status}${reason === null ? "" : ` ${reason}`}`).join("\n");
}
