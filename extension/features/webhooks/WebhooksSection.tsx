/** Addresses that are told of events: the list, adding one with its secret, testing, and what was not taken. */
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { AddWebhookForm } from "./AddWebhookForm";
import { NewSecret } from "./NewSecret";
import { useWebhooks } from "./use-webhooks";
import { WebhookItem } from "./WebhookItem";
import styles from "./Webhooks.module.css";

export function WebhooksSection() {
  const t = useTranslations("webhooks");
  const errorText = useTranslations("error");
  const hooks = useWebhooks();
  const [secret, setSecret] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  /** Cancelled, the form gives the focus back to the button that takes its place. */
  const wasCancelled = useRef(false);
  const add = (isOpen: boolean) => {
    wasCancelled.current = !isOpen;
    setAdding(isOpen);
  };
  const added = (made: string) => {
    setAdding(false);
    setSecret(made);
  };
  const { failure, webhooks } = hooks;
  return (
    <Section title={t("title")}>
      <p className={styles.hint}>{t("intro")}</p>
      {failure !== null && failure.fields.length === 0 ? <Notice tone="error">{errorText(failure.code)}</Notice> : null}
      {secret === null ? null : <NewSecret secret={secret} onDone={() => setSecret(null)} />}
      <ul>
        {webhooks.map((webhook) => (
          <WebhookItem key={webhook.id} webhook={webhook} hooks={hooks} />
        ))}
      </ul>
      {isAdding ? (
        <AddWebhookForm hooks={hooks} onAdded={added} onCancel={() => add(false)} />
      ) : (
        <Button
          ref={(button) => {
            if (wasCancelled.current) button?.focus();
            wasCancelled.current = false;
          }}
          onClick={() => add(true)}
        >
          {t("add")}
        </Button>
      )}
    </Section>
  );
}
