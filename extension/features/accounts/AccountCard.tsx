/** One account in the panel: who, in what state, how much it sent, and the one thing to do now. */
import { BatteryLow, BatteryMedium } from "lucide-react";
import { memo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { useSelection } from "../../app/AppContext";
import { statusGroupOf } from "../../stores/status-group";
import { Avatar } from "../../ui/Avatar";
import { Checkbox } from "../../ui/Checkbox";
import { PhoneNumber } from "../../ui/PhoneNumber";
import { HistorySync } from "../HistorySync";
import styles from "./AccountCard.module.css";
import { AccountMenu } from "./AccountMenu";
import { AccountName } from "./AccountName";
import type { OpenDialog } from "./account-dialog";
import { CardLabels } from "./CardLabels";
import { PrimaryButton } from "./PrimaryButton";
import { StatusLine } from "./StatusLine";
import { TrustPips } from "./TrustPips";
import { Usage } from "./Usage";
import { usePicture } from "./use-picture";
import type { RunPrimaryAction } from "./use-primary-action";

interface AccountCardProps {
  readonly account: Account;
  readonly now: number;
  readonly onAct: RunPrimaryAction;
  readonly onOpen: OpenDialog;
}

/** Drawn anew only when this account changed: with many accounts some other one always does. */
export const AccountCard = memo(function AccountCard({ account, now, onAct, onOpen }: AccountCardProps) {
  const t = useTranslations("accounts");
  const { id, clientName } = account;
  const isSelected = useSelection((state) => state.selected.has(id));
  const toggle = useSelection((state) => state.toggle);
  const picture = usePicture(account);
  return (
    <article className={styles.card} data-group={statusGroupOf(account)} data-selected={isSelected}>
      <span className={styles.check}>
        <Checkbox label={t("select", { name: clientName })} state={isSelected} onChange={() => toggle(id)} />
      </span>
      <span className={styles.avatar}>
        <Avatar id={id} name={clientName} picture={picture} />
      </span>
      <div className={styles.title}>
        <h3 className={styles.name} dir="auto" title={clientName}>
          <AccountName account={account} onOpen={onOpen} />
        </h3>
        <TrustPips account={account} onOpen={onOpen} />
      </div>
      <span className={styles.status}>
        <StatusLine account={account} now={now} />
      </span>
      <PrimaryButton className={styles.button} account={account} onAct={onAct} />
      <span className={styles.menu}>
        <AccountMenu account={account} onOpen={onOpen} />
      </span>
      <Facts account={account} now={now} />
      <div className={styles.sync}>
        <HistorySync accountId={id} />
      </div>
      <span className={styles.labels}>
        <CardLabels labels={account.labels} />
      </span>
      <span className={styles.usage}>
        <Usage messagesSentToday={account.messagesSentToday} dailyLimit={account.dailyLimit} />
      </span>
    </article>
  );
});

function Facts({ account, now }: { readonly account: Account; readonly now: number }) {
  const t = useTranslations("accounts");
  const format = useFormatter();
  const { phoneNumber, battery, lastActiveAt, status } = account;
  const isConnected = status === "ready";
  const active = lastActiveAt && t("lastActive", { when: format.relativeTime(new Date(lastActiveAt), { now }) });
  return (
    <p className={styles.facts}>
      <span>{phoneNumber === null ? t("noPhone") : <PhoneNumber digits={phoneNumber} />}</span>
      {isConnected && battery !== null ? <BatteryLevel percent={battery} /> : null}
      {isConnected && lastActiveAt !== null && active ? (
        <span title={active}>{format.relativeTime(new Date(lastActiveAt), { now, style: "narrow" })}</span>
      ) : null}
    </p>
  );
}

function BatteryLevel({ percent }: { readonly percent: number }) {
  const t = useTranslations("accounts");
  const label = t("battery", { percent });
  return (
    <span role="img" aria-label={label} title={label}>
      {percent < 20 ? <BatteryLow size={14} aria-hidden="true" /> : <BatteryMedium size={14} aria-hidden="true" />}
      {percent}%
    </span>
  );
}
