/** Deletes many accounts for good, after their number was typed and their names could be read. */
import { useTranslations } from "use-intl";
import { useWhatsapp } from "../../app/AppContext";
import { ConfirmByTyping } from "../../ui/ConfirmByTyping";
import { LossList } from "../../ui/LossList";

const namedAtMost = 5;

interface BulkDeleteDialogProps {
  readonly accountIds: readonly string[];
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function BulkDeleteDialog({ accountIds, onConfirm, onCancel }: BulkDeleteDialogProps) {
  const t = useTranslations("batch");
  const accounts = useWhatsapp((state) => state.accounts);
  const count = accountIds.length;
  const names = accountIds.map((id) => accounts[id]?.clientName ?? id);
  const shown = names.slice(0, namedAtMost);
  const hidden = names.length - shown.length;
  return (
    <ConfirmByTyping
      title={t("deleteTitle", { count })}
      expected={String(count)}
      fieldLabel={t("deleteField", { count })}
      confirmLabel={t("deleteConfirm", { count })}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <LossList intro={t("deleteText")} losses={hidden > 0 ? [...shown, t("andMore", { count: hidden })] : shown} />
    </ConfirmByTyping>
  );
}
