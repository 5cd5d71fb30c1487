/** How far a bulk command is, and the way to leave the rest undone. */
import { useTranslations } from "use-intl";
import { Button } from "../../ui/Button";
import { Progress } from "../../ui/Progress";
import styles from "./BatchBar.module.css";
import type { BatchRun } from "./batch-run";

interface BatchProgressProps {
  readonly run: Extract<BatchRun, { step: "running" }>;
  readonly onCancel: () => void;
}

const titles = { start: "starting", stop: "stopping", remove: "deleting", update: "updating" } as const;

export function BatchProgress({ run, onCancel }: BatchProgressProps) {
  const t = useTranslations("batch");
  const title = t(titles[run.command.kind], { count: run.total });
  return (
    <>
      <div className={styles.head}>
        <span className={styles.count}>{title}</span>
        <span className={styles.figures}>{t("progress", { done: run.done.length, total: run.total })}</span>
        <Button size="small" variant="ghost" onClick={onCancel}>
          {t("stopRest")}
        </Button>
      </div>
      <Progress label={title} percent={Math.round((run.done.length / run.total) * 100)} />
    </>
  );
}
