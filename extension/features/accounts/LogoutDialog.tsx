/** Asks before a phone is told to forget this device; says what stays. */
import { useTranslations } from "use-intl";
import { useActions, useWhatsapp } from "../../app/AppContext";
import { AlertDialog } from "../../ui/AlertDialog";
import { useToast } from "../../ui/Toasts";
import { useFailureToast } from "./use-primary-action";

interface LogoutDialogProps {
  readonly accountId: string;
  readonly onClose: () => void;
}

export function LogoutDialog({ accountId, onClose }: LogoutDialogProps) {
  const t = useTranslations("accounts");
  const name = useWhatsapp((state) => state.accounts[accountId]?.clientName);
  const isBusy = useWhatsapp((state) => state.pending[accountId] === "logout");
  const actions = useActions();
  const report = useFailureToast();
  const showToast = useToast();
  if (name === undefined) return null;
  const logout = async () => {
    const outcome = await actions.logout(accountId);
    onClose();
    report(name, outcome);
    if (!outcome.ok) return;
    if (outcome.value.phoneTold) showToast({ tone: "success", text: t("loggedOut", { name }) });
    else showToast({ tone: "error", text: t("failed", { name, why: t("phoneNotTold") }) });
  };
  return (
    <AlertDialog
      title={t("logout.title", { name })}
      confirmLabel={t("logout.confirm")}
      isBusy={isBusy}
      onConfirm={() => void logout()}
      onCancel={onClose}
    >
      <p>{t("logout.text")}</p>
    </AlertDialog>
  );
}
