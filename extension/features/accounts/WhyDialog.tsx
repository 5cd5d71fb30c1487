/** Says why an account needs a person and what helps, in words. */
import { useFormatter, useTranslations } from "use-intl";
import { useActions, useWhatsapp } from "../../app/AppContext";
import { statusAdvice, statusText } from "../../i18n/status-text";
import { statusGroupOf } from "../../stores/status-group";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { StatusIcon } from "../../ui/StatusIcon";
import type { OpenDialog } from "./account-dialog";
import { PageVersions } from "./PageVersions";
import { useFailureToast } from "./use-primary-action";
import styles from "./WhyDialog.module.css";

interface WhyDialogProps {
  readonly accountId: string;
  readonly onOpen: OpenDialog;
  readonly onClose: () => void;
}

export function WhyDialog({ accountId, onOpen, onClose }: WhyDialogProps) {
  const t = useTranslations("accounts");
  const status = useTranslations("status");
  const format = useFormatter();
  const account = useWhatsapp((state) => state.accounts[accountId]);
  const actions = useActions();
  const report = useFailureToast();
  if (!account) return null;
  const advice = statusAdvice(account);
  const tryAgain = async () => {
    onClose();
    report(account.clientName, await actions.start(accountId));
  };
  return (
    <Dialog
      title={t("why.title", { name: account.clientName })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => onOpen({ dialog: "link", accountId })}>{t("why.linkAgain")}</Button>
          <Button variant="primary" onClick={() => void tryAgain()}>
            {t("why.tryAgain")}
          </Button>
        </>
      }
    >
      <div className={styles.cause}>
        <StatusIcon tone={statusGroupOf(account)} size={22} />
        <div>
          <h3>{status(statusText(account))}</h3>
          <p className={styles.since}>
            {t("why.since", {
              when: format.dateTime(new Date(account.since), { dateStyle: "medium", timeStyle: "short" }),
            })}
          </p>
        </div>
      </div>
      {advice ? <p>{status(advice)}</p> : null}
      <PageVersions account={account} />
    </Dialog>
  );
}
