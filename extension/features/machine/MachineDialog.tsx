/** What the accounts take of the companion's machine, each and together, and how many more it has room for. */
import { useTranslations } from "use-intl";
import type { Resources } from "#shared/resources";
import { Dialog } from "../../ui/Dialog";
import { Meter } from "../../ui/Meter";
import { Notice } from "../../ui/Notice";
import { AccountTable } from "./AccountTable";
import styles from "./Machine.module.css";
import { useResources } from "./use-resources";

export function MachineDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("machine");
  const errorText = useTranslations("error");
  const outcome = useResources();
  return (
    <Dialog title={t("title")} onClose={onClose}>
      {outcome?.ok === false ? <Notice tone="error">{errorText(outcome.code)}</Notice> : null}
      {outcome?.ok ? <Machine resources={outcome.value} /> : null}
      <AccountTable />
    </Dialog>
  );
}

function Machine({ resources }: { readonly resources: Resources }) {
  const t = useTranslations("machine");
  const { browsersMb, companionMb, totalMb, availableMb, budgetMb, running, roomFor, perAccountMb } = resources;
  const most = budgetMb ?? browsersMb + availableMb;
  return (
    <section className={styles.machine} aria-label={t("title")}>
      <p>
        <strong>{t("running", { count: running })}</strong> {roomFor > 0 ? t("room", { count: roomFor }) : null}
      </p>
      {roomFor === 0 ? <Notice tone="waiting">{t("full")}</Notice> : null}
      <div className={styles.memory}>
        <span>{t("memory")}</span>
        <span className={styles.figure}>{t("of", { used: browsersMb, most })}</span>
        <Meter label={t("memory")} value={browsersMb} max={most} />
      </div>
      <p className={styles.quiet}>
        {t("each", { each: perAccountMb })} {t("companion", { own: companionMb, total: totalMb })}
      </p>
    </section>
  );
}
