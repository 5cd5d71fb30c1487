/** What happened to an account and what was asked of it in vain, newest first; can be copied for whoever is asked for help. */
import { CircleX } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import type { Activity } from "#shared/activity";
import { useWhatsapp } from "../../../app/AppContext";
import { statusText } from "../../../i18n/status-text";
import { type StatusGroup, statusGroups } from "../../../stores/status-group";
import { Button } from "../../../ui/Button";
import { CopyButton } from "../../../ui/CopyButton";
import { FilterChip } from "../../../ui/FilterChip";
import { Notice } from "../../../ui/Notice";
import { StatusIcon } from "../../../ui/StatusIcon";
import { type LogLine, linesOf } from "./activity-pages";
import styles from "./Details.module.css";
import { groupOfEntry } from "./uptime";
import { useActivity } from "./use-activity";

export function ActivityLog({ account }: { readonly account: Account }) {
  const t = useTranslations("details");
  const errorText = useTranslations("error");
  const isBusy = useWhatsapp((state) => state.pending[account.id] !== undefined);
  // What fails changes no status, so the end of a command is worth a look too.
  const { activity, error, isReading, readOlder } = useActivity(account.id, `${account.rev} ${isBusy}`);
  const lines = activity === null ? [] : linesOf(activity);
  return (
    <section className={styles.section} aria-labelledby="activity-title">
      <div className={styles.head}>
        <h3 id="activity-title">{t("activity")}</h3>
        {lines.length > 0 ? <CopyButton variant="ghost" text={lines.map(plainText).join("\n")} /> : null}
      </div>
      {error === null ? null : <Notice tone="error">{errorText(error)}</Notice>}
      {activity === null ? null : <Filtered lines={lines} />}
      {activity === null || activity.nextBefore === null ? null : (
        <Button size="small" isBusy={isReading} onClick={() => void readOlder()}>
          {t("older")}
        </Button>
      )}
    </section>
  );
}

type Kind = StatusGroup | "failed";

const kinds: readonly Kind[] = [...statusGroups, "failed"];

const kindOf = (line: LogLine): Kind => (line.kind === "failure" ? "failed" : groupOfEntry(line.entry));

function KindIcon({ kind, size }: { readonly kind: Kind; readonly size: number }) {
  return kind === "failed" ? (
    <CircleX className={styles.failedIcon} size={size} aria-hidden="true" />
  ) : (
    <StatusIcon tone={kind} size={size} isStill />
  );
}

/** One kind at a time, among what has been read so far. */
function Filtered({ lines }: { readonly lines: readonly LogLine[] }) {
  const t = useTranslations("details");
  const groups = useTranslations("accounts.group");
  const [wanted, setWanted] = useState<Kind | null>(null);
  const counted = kinds.map((kind) => [kind, lines.filter((line) => kindOf(line) === kind).length] as const);
  const shown = counted.filter(([kind, count]) => count > 0 || kind === wanted);
  return (
    <>
      {shown.length < 2 ? null : (
        <fieldset className={styles.kinds} aria-label={t("filter")}>
          {shown.map(([kind, count]) => (
            <FilterChip
              key={kind}
              label={kind === "failed" ? t("failed") : groups(kind)}
              count={count}
              icon={<KindIcon kind={kind} size={12} />}
              isOn={wanted === kind}
              onToggle={() => setWanted(wanted === kind ? null : kind)}
            />
          ))}
        </fieldset>
      )}
      <Lines lines={lines.filter((line) => wanted === null || kindOf(line) === wanted)} />
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly LogLine[] }) {
  const t = useTranslations("details");
  const status = useTranslations("status");
  if (lines.length === 0) return <p className={styles.quiet}>{t("nothing")}</p>;
  return (
    <ol className={styles.log}>
      {lines.map((line) =>
        line.kind === "failure" ? (
          <Line key={`failure ${line.failure.id}`} line={line}>
            <FailureText failure={line.failure} />
          </Line>
        ) : (
          <Line key={line.entry.rev} line={line}>
            {status(statusText(line.entry))}
          </Line>
        ),
      )}
    </ol>
  );
}

function Line({ line, children }: { readonly line: LogLine; readonly children: ReactNode }) {
  const format = useFormatter();
  const at = new Date(line.at);
  return (
    <li className={styles.entry}>
      <KindIcon kind={kindOf(line)} size={14} />
      <span className={styles.word}>{children}</span>
      <time dateTime={line.at} title={format.dateTime(at, { dateStyle: "full", timeStyle: "medium" })}>
        {format.dateTime(at, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })}
      </time>
    </li>
  );
}

function FailureText({ failure: { command, code } }: { readonly failure: Activity["failures"][number] }) {
  const t = useTranslations("details.failedCommand");
  const error = useTranslations("error");
  return (
    <>
      {t(command)}
      <span className={styles.under}>{error(code)}</span>
    </>
  );
}

/** The codes of the contract: the same in every language, and nothing that names a person. */
function plainText(line: LogLine): string {
  if (line.kind === "failure") return `${line.at} failed: ${line.failure.command} ${line.failure.code}`;
  const { at, status, reason } = line.entry;
  return `${at} ${status}${reason === null ? "" : ` ${reason}`}`;
}
