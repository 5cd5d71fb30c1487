/** One webhook: where it leads, how it stands, and what can be done with it. */
import { Webhook as Icon } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useWhatsapp } from "../../app/AppContext";
import { AlertDialog } from "../../ui/AlertDialog";
import { Button } from "../../ui/Button";
import { useAnnounce } from "../../ui/LiveRegion";
import { SwitchField } from "../../ui/SwitchField";
import { DeadLetters } from "./DeadLetters";
import type { Webhook, Webhooks, WebhookTest } from "./use-webhooks";
import styles from "./Webhooks.module.css";

interface WebhookItemProps {
  readonly webhook: Webhook;
  readonly hooks: Webhooks;
}

export function WebhookItem({ webhook, hooks }: WebhookItemProps) {
  const t = useTranslations("webhooks");
  const account = useWhatsapp((state) => (webhook.accountId ? state.accounts[webhook.accountId] : undefined));
  const [test, setTest] = useState<WebhookTest | null>(null);
  const [isTesting, setTesting] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const { url, dead, waiting } = webhook;
  const ask = async () => {
    setTesting(true);
    const outcome = await hooks.test(webhook);
    setTesting(false);
    setTest(outcome.ok ? outcome.value : null);
  };
  return (
    <li className={styles.item}>
      <p className={styles.url}>
        <Icon size={16} aria-hidden="true" />
        <bdi>{url}</bdi>
      </p>
      <p className={styles.hint}>
        {webhook.accountId === null ? t("allAccounts") : <bdi>{account?.clientName ?? t("oneAccount")}</bdi>}
        {" · "}
        {webhook.events.map((event) => t(`event.${event}`)).join(", ")}
        {" · "}
        {t("counts", { waiting, dead })}
      </p>
      <SwitchField
        label={t("enabled")}
        isOn={webhook.isEnabled}
        onChange={(isOn) => void hooks.setEnabled(webhook, isOn)}
      />
      {test === null ? null : <TestResult test={test} />}
      <div className={styles.actions}>
        <Button size="small" isBusy={isTesting} aria-label={t("testLabel", { url })} onClick={() => void ask()}>
          {t("test")}
        </Button>
        {dead === 0 ? null : (
          <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t("deadLetters", { count: dead })}
          </Button>
        )}
        <Button size="small" aria-label={t("removeLabel", { url })} onClick={() => setLeaving(true)}>
          {t("remove")}
        </Button>
      </div>
      {isOpen && dead > 0 ? <DeadLetters webhook={webhook} hooks={hooks} /> : null}
      {isLeaving ? (
        <AlertDialog
          title={t("removeTitle")}
          confirmLabel={t("remove")}
          onConfirm={() => void hooks.remove(webhook)}
          onCancel={() => setLeaving(false)}
        >
          <p>{t("removeText", { url })}</p>
        </AlertDialog>
      ) : null}
    </li>
  );
}

function TestResult({ test: { status, failure, tookMs } }: { readonly test: WebhookTest }) {
  const t = useTranslations("webhooks");
  const why = useTranslations("webhooks.failure");
  const announce = useAnnounce();
  const code = failure !== null && status !== null ? ` (${status})` : "";
  const text = `${failure === null ? t("testOk", { status: status ?? 0, tookMs }) : why(failure)}${code}`;
  useEffect(() => announce(text), [announce, text]);
  return <p className={styles.hint}>{text}</p>;
}
