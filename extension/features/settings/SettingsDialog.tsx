/** Everything that can be set about one account; closing with unsaved changes asks first. */
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { useWhatsapp } from "../../app/AppContext";
import { AlertDialog } from "../../ui/AlertDialog";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useToast } from "../../ui/Toasts";
import { SettingsFields } from "./SettingsFields";
import { useSettings } from "./use-settings";

interface SettingsDialogProps {
  readonly accountId: string;
  readonly onClose: () => void;
}

export function SettingsDialog({ accountId, onClose }: SettingsDialogProps) {
  const account = useWhatsapp((state) => state.accounts[accountId]);
  return account ? <OpenSettings account={account} onClose={onClose} /> : null;
}

function OpenSettings({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const t = useTranslations("settings");
  const common = useTranslations("common");
  const formId = useId();
  const showToast = useToast();
  const [isAsking, setAsking] = useState(false);
  const settings = useSettings(account, () => {
    showToast({ tone: "success", text: t("saved", { name: settings.form.clientName.trim() }) });
    onClose();
  });
  const leave = () => (settings.isDirty ? setAsking(true) : onClose());
  return (
    <Dialog
      title={t("title", { name: account.clientName })}
      onClose={leave}
      footer={
        <>
          <Button onClick={leave}>{common("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" disabled={!settings.canSave} isBusy={settings.isSaving}>
            {t("save")}
          </Button>
        </>
      }
    >
      <SettingsFields
        id={formId}
        account={account}
        form={settings.form}
        problems={settings.problems}
        onChange={settings.change}
        onSubmit={() => void settings.save()}
      />
      {isAsking ? (
        <AlertDialog
          title={t("discardTitle")}
          confirmLabel={t("discard")}
          cancelLabel={t("keep")}
          onConfirm={onClose}
          onCancel={() => setAsking(false)}
        >
          <p>{t("discardText", { name: account.clientName })}</p>
        </AlertDialog>
      ) : null}
    </Dialog>
  );
}
