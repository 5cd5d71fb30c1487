/** The button beside a status: the one thing to do now, in words; loud only when a person is needed. */
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { useWhatsapp } from "../../app/AppContext";
import { needsPerson } from "../../stores/status-group";
import { Button } from "../../ui/Button";
import { primaryActionOf } from "./primary-action";
import type { RunPrimaryAction } from "./use-primary-action";

interface PrimaryButtonProps {
  readonly account: Account;
  readonly onAct: RunPrimaryAction;
  readonly className?: string | undefined;
}

export function PrimaryButton({ account, onAct, className }: PrimaryButtonProps) {
  const t = useTranslations("accounts");
  const isLive = useWhatsapp((state) => state.isLive);
  const isBusy = useWhatsapp((state) => state.pending[account.id] !== undefined);
  const action = primaryActionOf(account);
  if (action === null) return null;
  const label = t(`action.${action}`);
  return (
    <Button
      size="small"
      variant={needsPerson(account) ? "soft" : "secondary"}
      className={className}
      isBusy={isBusy}
      disabled={!isLive}
      title={isLive ? undefined : t("offlineReason")}
      aria-label={t("actionFor", { action: label, name: account.clientName })}
      onClick={() => onAct(account, action)}
    >
      {label}
    </Button>
  );
}
