/** Deletes one account for good, after its name was typed and what is lost was read. */
import { useTranslations } from "use-intl";
import { formatPhone } from "#shared/phone";
import { useActions, useWhatsapp } from "../../app/AppContext";
import { ConfirmByTyping } from "../../ui/ConfirmByTyping";
import { LossList } from "../../ui/LossList";
import { useToast } from "../../ui/Toasts";
import { useFailureToast } from "./use-primary-action";

interface DeleteDialogProps {
  readonly accountId: string;
  readonly onClose: () => void;
}

export function DeleteDialog({ accountId, onClose }: DeleteDialogProps) {
  const t = useTranslations("accounts");
  const account = useWhatsapp((state) => state.accounts[accountId]);
  const isBusy = useWhatsapp((state) => state.pending[accountId] === "remove");
  const actions = useActions();
  const report = useFailureToast();
  const showToast = useToast();
  if (!account) return null;
  const { clientName: name, phoneNumber } = account;
  const remove = async () => {
    const outcome = await actions.remove(accountId);
    onClose();
    report(name, outcome);
    if (!outcome.ok) return;
    const hasLink = phoneNumber !== null && account.isLoggedIn;
    if (hasLink && !outcome.value.phoneTold) {
      showToast({ tone: "error", text: t("failed", { name, why: t("phoneNotTold") }) });
    } else showToast({ tone: "success", text: t("deleted", { name }) });
  };
  return (
    <ConfirmByTyping
      title={t("delete.title", { name })}
      expected={name}
      fieldLabel={t("delete.field", { name })}
      confirmLabel={t("delete.confirm")}
      isBusy={isBusy}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      <LossList
        intro={t("delete.text")}
        losses={[
          phoneNumber === null ? t("delete.lossLink") : t("delete.lossNumber", { number: formatPhone(phoneNumber) }),
          t("delete.lossHistory"),
          t("delete.lossSettings"),
        ]}
      />
    </ConfirmByTyping>
  );
}
