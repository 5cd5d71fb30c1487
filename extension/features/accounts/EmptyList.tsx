/** Why the list is empty: nothing yet, or nothing that matches; each with its way on. */
import { Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { useSelection, useWhatsapp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import { NothingFoundDrawing, SwitchboardDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import type { OpenDialog } from "./account-dialog";

interface EmptyListProps {
  readonly hasAccounts: boolean;
  readonly onOpen: OpenDialog;
}

export function EmptyList({ hasAccounts, onOpen }: EmptyListProps) {
  const t = useTranslations("accounts");
  const clear = useSelection((state) => state.clearFilters);
  const isLive = useWhatsapp((state) => state.isLive);
  if (hasAccounts) {
    return (
      <EmptyState
        drawing={<NothingFoundDrawing />}
        title={t("empty.matchTitle")}
        text={t("empty.matchText")}
        action={<Button onClick={clear}>{t("empty.clear")}</Button>}
      />
    );
  }
  return (
    <EmptyState
      drawing={<SwitchboardDrawing />}
      title={t("empty.noneTitle")}
      text={t("empty.noneText")}
      action={
        <Button
          variant="primary"
          icon={<Plus size={16} />}
          disabled={!isLive}
          onClick={() => onOpen({ dialog: "add" })}
        >
          {t("add")}
        </Button>
      }
    />
  );
}
