/** Everything that can be set about one account; closing with unsaved changes asks first. */
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { Account, UpdateAccountInput } from "#shared/account";
import { useActions, useApp, useWhatsapp } from "../../app/AppContext";
import { AlertDialog } from "../../ui/AlertDialog";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useToast } from "../../ui/Toasts";
import { useAnswer } from "../use-answer";
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
  const tellSaved = useSavedToast(account.id);
  const [isAsking, setAsking] = useState(false);
  const settings = useSettings(account, (undo) => {
    tellSaved(settings.form.clientName.trim(), undo);
    onClose();
  });
  const { http } = useApp();
  const answer = useAnswer("settings", () => http.call("readSettings", {}));
  const defaults = answer?.ok ? answer.value.defaults : null;
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
        defaults={defaults}
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

/** A name or a limit is changed in a moment, so the way back stands beside the news. */
function useSavedToast(accountId: string): (name: string, undo: UpdateAccountInput) => void {
  const t = useTranslations("settings");
  const accounts = useTranslations("accounts");
  const error = useTranslations("error");
  const actions = useActions();
  const showToast = useToast();
  const takeBack = async (name: string, undo: UpdateAccountInput) => {
    const outcome = await actions.update(accountId, undo);
    if (outcome.ok) showToast({ tone: "success", text: t("undone", { name: outcome.value.clientName }) });
    else showToast({ tone: "error", text: accounts("failed", { name, why: error(outcome.code) }) });
  };
  return (name, undo) =>
    showToast({
      tone: "success",
      text: t("saved", { name }),
      action: { label: accounts("undo"), run: () => void takeBack(name, undo) },
    });
}
