/** The same seven days as a table, and thirty of them as a file for spreadsheets. */
import { Download } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { outcomeOf } from "../../../account-actions/outcome";
import { useApp } from "../../../app/AppContext";
import { saveFile } from "../../../app/save-file";
import { Button } from "../../../ui/Button";
import { useToast } from "../../../ui/Toasts";
import styles from "./UsageTable.module.css";
import type { UsageBar } from "./usage-week";

interface UsageTableProps {
  readonly account: Account;
  readonly bars: readonly UsageBar[];
}

export function UsageTable({ account, bars }: UsageTableProps) {
  return (
    <div className={styles.row}>
      <Days bars={bars} />
      <UsageExport account={account} />
    </div>
  );
}

function Days({ bars }: Pick<UsageTableProps, "bars">) {
  const t = useTranslations("details");
  const format = useFormatter();
  return (
    <details className={styles.details}>
      <summary>{t("asTable")}</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("day")}</th>
            <th scope="col">{t("sent")}</th>
            <th scope="col">{t("limitOfDay")}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ day, sent, dailyLimit }) => (
            <tr key={day}>
              <th scope="row">
                {format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" })}
              </th>
              <td>{format.number(sent)}</td>
              <td>{dailyLimit === null ? "–" : format.number(dailyLimit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const exportedDays = "30";

function UsageExport({ account: { id, clientName } }: { readonly account: Account }) {
  const t = useTranslations("details");
  const error = useTranslations("error");
  const { http } = useApp();
  const showToast = useToast();
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const outcome = await outcomeOf(http.text("exportUsage", { params: { name: id }, query: { days: exportedDays } }));
    setBusy(false);
    if (outcome.ok) saveFile(`saklar-usage-${clientName}.csv`, new Blob([outcome.value], { type: "text/csv" }));
    else showToast({ tone: "error", text: error(outcome.code) });
  };
  return (
    <Button size="small" variant="ghost" icon={<Download size={14} />} isBusy={isBusy} onClick={() => void save()}>
      {t("csv")}
    </Button>
  );
}
