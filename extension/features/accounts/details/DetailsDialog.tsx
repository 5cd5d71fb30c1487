/** One account in full: state and the thing to do, its facts, a week of messages, and what happened to it. */
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { settingLimits } from "#shared/settings-limits";
import { useWhatsapp } from "../../../app/AppContext";
import { statusAdvice } from "../../../i18n/status-text";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { PhoneNumber } from "../../../ui/PhoneNumber";
import { useNow } from "../../../ui/use-now";
import type { OpenDialog } from "../account-dialog";
import { PageVersions } from "../PageVersions";
import { PrimaryButton } from "../PrimaryButton";
import { StatusLine } from "../StatusLine";
import { usePrimaryAction } from "../use-primary-action";
import { ActivityLog } from "./ActivityLog";
import styles from "./Details.module.css";
import { MediaUse } from "./MediaUse";
import { UptimeDay } from "./UptimeDay";
import { UsageWeek } from "./UsageWeek";

interface DetailsDialogProps {
  readonly accountId: string;
  readonly onOpen: OpenDialog;
  readonly onClose: () => void;
}

export function DetailsDialog({ accountId, onOpen, onClose }: DetailsDialogProps) {
  const t = useTranslations("accounts.menu");
  const account = useWhatsapp((state) => state.accounts[accountId]);
  const isLive = useWhatsapp((state) => state.isLive);
  const act = usePrimaryAction(onOpen);
  if (!account) return null;
  return (
    <Dialog
      title={account.clientName}
      onClose={onClose}
      footer={
        <>
          <Button size="small" disabled={!isLive} onClick={() => onOpen({ dialog: "settings", accountId })}>
            {t("settings")}
          </Button>
          <PrimaryButton account={account} onAct={act} />
        </>
      }
    >
      <State account={account} />
      <Facts account={account} />
      <UptimeDay account={account} />
      <UsageWeek account={account} />
      <ActivityLog account={account} />
    </Dialog>
  );
}

function State({ account }: { readonly account: Account }) {
  const status = useTranslations("status");
  const now = useNow(15_000);
  const advice = statusAdvice(account);
  return (
    <div>
      <StatusLine account={account} now={now} />
      {advice === null ? null : <p className={styles.quiet}>{status(advice)}</p>}
      <PageVersions account={account} />
    </div>
  );
}

function Facts({ account }: { readonly account: Account }) {
  const t = useTranslations("details");
  const accounts = useTranslations("accounts");
  const machine = useTranslations("machine");
  const format = useFormatter();
  const { phoneNumber, lastActiveAt, createdAt, battery, resources, trustLevel } = account;
  const when = (at: string) => format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" });
  const number = phoneNumber === null ? accounts("noPhone") : <PhoneNumber digits={phoneNumber} />;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t("number"), number],
    [t("lastActive"), lastActiveAt === null ? t("never") : when(lastActiveAt)],
    [t("trust"), t("trustLevel", { level: trustLevel, max: settingLimits.trustLevel.max })],
    ...(battery === null ? [] : [[t("battery"), `${battery}%`] as const]),
    ...(resources === null ? [] : [[t("memory"), machine("megabytes", { value: resources.memoryMb })] as const]),
    [t("media"), <MediaUse key="media" account={account} />],
    [t("added"), when(createdAt)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
