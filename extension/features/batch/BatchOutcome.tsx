/** What came of a bulk command: one line when all went well, else every account that failed and why. */
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import type { BatchItem } from "../../account-actions/batch-actions";
import { useWhatsapp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import { IconButton } from "../../ui/IconButton";
import { useAnnounce } from "../../ui/LiveRegion";
import styles from "./BatchBar.module.css";
import { type BatchTally, tallyOf } from "./batch-run";

/** Good news goes by itself; bad news waits until it is read. */
const goodNewsMs = 4000;

interface BatchOutcomeProps {
  readonly items: readonly BatchItem[];
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

export function BatchOutcome({ items, onRetry, onClose }: BatchOutcomeProps) {
  const t = useTranslations("batch");
  const announce = useAnnounce();
  const tally = tallyOf(items);
  const isGood = tally.ok === items.length;
  const text = useSummary(tally, items.length);
  useEffect(() => announce(text), [announce, text]);
  useEffect(() => {
    if (!isGood) return;
    const timer = setTimeout(onClose, goodNewsMs);
    return () => clearTimeout(timer);
  }, [isGood, onClose]);
  return (
    <>
      <div className={styles.head}>
        {isGood ? (
          <CircleCheck size={16} className={styles.good} aria-hidden="true" />
        ) : (
          <CircleAlert size={16} className={styles.bad} aria-hidden="true" />
        )}
        <span className={styles.count}>{text}</span>
        {tally.failed.length > 0 ? (
          <Button size="small" onClick={onRetry}>
            {t("retry")}
          </Button>
        ) : null}
        <IconButton label={t("close")} icon={<X size={15} />} onClick={onClose} />
      </div>
      {tally.failed.length > 0 ? <Failures failed={tally.failed} /> : null}
    </>
  );
}

function useSummary({ ok, failed, cancelled }: BatchTally, total: number): string {
  const t = useTranslations("batch");
  if (failed.length > 0) return t("someFailed", { failed: failed.length, total });
  return cancelled.length > 0 ? t("cancelled", { done: ok, total }) : t("allDone", { count: ok });
}

function Failures({ failed }: Pick<BatchTally, "failed">) {
  const error = useTranslations("error");
  const accounts = useWhatsapp((state) => state.accounts);
  return (
    <ul className={styles.failures}>
      {failed.map(({ accountId, code }) => (
        <li key={accountId} className={styles.failure}>
          <span className={styles.name} dir="auto">
            {accounts[accountId]?.clientName ?? accountId}
          </span>
          <span>{code === "cancelled" ? null : error(code)}</span>
        </li>
      ))}
    </ul>
  );
}
