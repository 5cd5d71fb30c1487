/** One account in the popup: a line for what is well, a line more for what needs a hand. */
import { Play, Square } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { useWhatsapp } from "../../app/AppContext";
import { needsPerson, statusGroupOf } from "../../stores/status-group";
import { IconButton } from "../../ui/IconButton";
import { StatusIcon } from "../../ui/StatusIcon";
import { AccountMenu } from "./AccountMenu";
import { AccountName } from "./AccountName";
import styles from "./AccountRow.module.css";
import type { OpenDialog } from "./account-dialog";
import { PrimaryButton } from "./PrimaryButton";
import { primaryActionOf } from "./primary-action";
import { StatusLine } from "./StatusLine";
import { Usage } from "./Usage";
import type { RunPrimaryAction } from "./use-primary-action";

interface AccountRowProps {
  readonly account: Account;
  readonly now: number;
  readonly onAct: RunPrimaryAction;
  readonly onOpen: OpenDialog;
}

/** Drawn anew only when this account changed: with many accounts some other one always does. */
export const AccountRow = memo(function AccountRow({ account, now, onAct, onOpen }: AccountRowProps) {
  const group = statusGroupOf(account);
  const isQuiet = !needsPerson(account);
  const { clientName, messagesSentToday, dailyLimit } = account;
  return (
    <article className={styles.row} data-group={group}>
      <StatusIcon tone={group} />
      <div className={styles.text}>
        <h2 className={styles.name} dir="auto" title={clientName}>
          <AccountName account={account} onOpen={onOpen} />
        </h2>
        <StatusLine account={account} now={now} hasIcon={false} />
      </div>
      {group === "ready" ? <Usage messagesSentToday={messagesSentToday} dailyLimit={dailyLimit} /> : null}
      <span className={styles.buttons}>
        {isQuiet ? <SwitchButton account={account} onAct={onAct} /> : <PrimaryButton account={account} onAct={onAct} />}
        <AccountMenu account={account} onOpen={onOpen} />
      </span>
    </article>
  );
});

/** Start and stop are understood as symbols; any other action keeps its words. */
function SwitchButton({ account, onAct }: Pick<AccountRowProps, "account" | "onAct">) {
  const t = useTranslations("accounts");
  const isBusy = useWhatsapp((state) => state.pending[account.id] !== undefined);
  const isLive = useWhatsapp((state) => state.isLive);
  const action = primaryActionOf(account);
  if (action === null) return null;
  if (action !== "start" && action !== "stop") return <PrimaryButton account={account} onAct={onAct} />;
  return (
    <IconButton
      isBordered
      isBusy={isBusy}
      disabled={!isLive}
      label={t("actionFor", { action: t(`action.${action}`), name: account.clientName })}
      icon={action === "start" ? <Play size={13} fill="currentColor" /> : <Square size={12} fill="currentColor" />}
      onClick={() => onAct(account, action)}
    />
  );
}
