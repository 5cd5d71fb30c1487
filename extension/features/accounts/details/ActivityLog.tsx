/** What happened to an account, newest first, with reason and time; can be copied for whoever is asked for help. */
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import type { Activity } from "#shared/activity";
import { statusText } from "../../../i18n/status-text";
import { type StatusGroup, statusGroups } from "../../../stores/status-group";
import { Button } from "../../../ui/Button";
import { CopyButton } from "../../../ui/CopyButton";
import { FilterChip } from "../../../ui/FilterChip";
import { Notice } from "../../../ui/Notice";
import { StatusIcon } from "../../../ui/StatusIcon";
import styles from "./Details.module.css";
import { groupOfEntry } from "./uptime";
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
      {activity === null ? null : <Filtered entries={activity.entries} />}
      {activity === null || activity.nextBefore === null ? null : (
        <Button size="small" isBusy={isReading} onClick={() => void readOlder()}>
          {t("older")}
        </Button>
      )}
    </section>
  );
}

type Entry = Activity["entries"][number];

/** One kind at a time, among what has been read so far. */
function Filtered({ entries }: { readonly entries: readonly Entry[] }) {
  const t = useTranslations("details");
  const groups = useTranslations("accounts.group");
  const [wanted, setWanted] = useState<StatusGroup | null>(null);
  const counted = statusGroups.map(
    (group) => [group, entries.filter((entry) => groupOfEntry(entry) === group).length] as const,
  );
  const shown = counted.filter(([group, count]) => count > 0 || group === wanted);
  return (
    <>
      {shown.length < 2 ? null : (
        <fieldset className={styles.kinds} aria-label={t("filter")}>
          {shown.map(([group, count]) => (
            <FilterChip
              key={group}
              label={groups(group)}
              count={count}
              icon={<StatusIcon tone={group} size={12} isStill />}
              isOn={wanted === group}
              onToggle={() => setWanted(wanted === group ? null : group)}
            />
          ))}
        </fieldset>
      )}
      <Entries entries={entries.filter((entry) => wanted === null || groupOfEntry(entry) === wanted)} />
    </>
  );
}

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
  return (
    <li className={styles.entry}>
      <StatusIcon tone={groupOfEntry(entry)} size={14} isStill />
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
