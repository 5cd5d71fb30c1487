/** The bar for many accounts at once: how many are ticked, four commands, then progress and results. */
import { Play, SlidersHorizontal, Square, Trash2, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import type { SettingsChange } from "../../account-actions/batch-actions";
import { useSelection, useWhatsapp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { IconButton } from "../../ui/IconButton";
import { onDemand } from "../../ui/on-demand";
import styles from "./BatchBar.module.css";
import { BatchOutcome } from "./BatchOutcome";
import { BatchProgress } from "./BatchProgress";
import { type BatchControl, useBatchRun } from "./use-batch-run";

const BulkSettingsDialog = onDemand(async () => (await import("./BulkSettingsDialog")).BulkSettingsDialog);
const BulkDeleteDialog = onDemand(async () => (await import("./BulkDeleteDialog")).BulkDeleteDialog);

interface BatchBarProps {
  /** What the list shows now, in its order: "all" means these. */
  readonly shown: readonly Account[];
}

export function BatchBar({ shown }: BatchBarProps) {
  const t = useTranslations("batch");
  const selected = useSelection((state) => state.selected);
  const control = useBatchRun();
  if (control.run.step === "idle" && selected.size === 0) return null;
  return (
    <section className={styles.bar} aria-label={t("label")}>
      <BarContent control={control} shown={shown} selected={selected} />
    </section>
  );
}

interface BarContentProps extends BatchBarProps {
  readonly control: BatchControl;
  readonly selected: ReadonlySet<string>;
}

function BarContent({ control, shown, selected }: BarContentProps) {
  switch (control.run.step) {
    case "idle":
      return <Commands control={control} shown={shown} selected={selected} />;
    case "running":
      return <BatchProgress run={control.run} onCancel={control.cancelRest} />;
    case "finished":
      return <BatchOutcome items={control.run.items} onRetry={control.retryFailed} onClose={control.close} />;
  }
}

function Commands({ control, shown, selected }: BarContentProps) {
  const t = useTranslations("batch");
  const isLive = useWhatsapp((state) => state.isLive);
  const select = useSelection((state) => state.select);
  const clear = useSelection((state) => state.clearSelection);
  const [asking, setAsking] = useState<"delete" | "settings" | null>(null);
  const ids = [...selected];
  const areAllSelected = shown.length > 0 && shown.every(({ id }) => selected.has(id));
  const selectAll = () => select([...new Set([...ids, ...shown.map(({ id }) => id)])]);
  const remove = async () => {
    setAsking(null);
    clear();
    await control.start({ kind: "remove" }, ids);
  };
  const apply = async (change: SettingsChange) => {
    setAsking(null);
    await control.start({ kind: "update", change }, ids);
  };
  return (
    <>
      <div className={styles.head}>
        <Checkbox
          label={t("selectAll", { count: shown.length })}
          state={areAllSelected || "indeterminate"}
          onChange={areAllSelected ? clear : selectAll}
        />
        <span className={styles.count}>{t("selected", { count: selected.size })}</span>
        {areAllSelected ? null : (
          <Button size="small" variant="ghost" onClick={selectAll}>
            {t("selectAll", { count: shown.length })}
          </Button>
        )}
        <IconButton label={t("clear")} icon={<X size={15} />} className={styles.clear} onClick={clear} />
      </div>
      <div className={styles.commands}>
        <Button icon={<Play size={14} />} disabled={!isLive} onClick={() => void control.start({ kind: "start" }, ids)}>
          {t("start")}
        </Button>
        <Button
          icon={<Square size={13} />}
          disabled={!isLive}
          onClick={() => void control.start({ kind: "stop" }, ids)}
        >
          {t("stop")}
        </Button>
        <Button icon={<SlidersHorizontal size={14} />} disabled={!isLive} onClick={() => setAsking("settings")}>
          {t("settings")}
        </Button>
        <Button
          icon={<Trash2 size={14} />}
          className={styles.delete}
          disabled={!isLive}
          onClick={() => setAsking("delete")}
        >
          {t("delete")}
        </Button>
      </div>
      {asking === "delete" ? (
        <BulkDeleteDialog accountIds={ids} onConfirm={() => void remove()} onCancel={() => setAsking(null)} />
      ) : null}
      {asking === "settings" ? (
        <BulkSettingsDialog accountIds={ids} onApply={(change) => void apply(change)} onClose={() => setAsking(null)} />
      ) : null}
    </>
  );
}
