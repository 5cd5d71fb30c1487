/** A new webhook: where to, of which account, and of what. */
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useShallow } from "zustand/react/shallow";
import { defaultWebhookEvents, type WebhookEvent, webhookEvents } from "#shared/webhook-events";
import type { Failure } from "../../account-actions/outcome";
import { useWhatsapp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import { SelectField } from "../../ui/SelectField";
import { SwitchField } from "../../ui/SwitchField";
import { TextField } from "../../ui/TextField";
import type { Webhooks } from "./use-webhooks";
import styles from "./Webhooks.module.css";

interface AddWebhookFormProps {
  readonly hooks: Pick<Webhooks, "add">;
  readonly onAdded: (secret: string) => void;
  readonly onCancel: () => void;
}

/** Why the companion does not accept an address. */
function useUrlProblem(failure: Failure | null): string | null {
  const t = useTranslations("webhooks.failure");
  const field = useTranslations("webhooks");
  const code = failure?.fields.find(({ path }) => path === "url")?.code;
  if (code === undefined) return null;
  return code === "private_address" || code === "insecure_url" ? t(code) : field("urlInvalid");
}

export function AddWebhookForm({ hooks, onAdded, onCancel }: AddWebhookFormProps) {
  const t = useTranslations("webhooks");
  const common = useTranslations("common");
  const accounts = useWhatsapp(
    useShallow((state) => Object.values(state.accounts).map(({ id, clientName }) => `${id} ${clientName}`)),
  );
  const [url, setUrl] = useState("");
  const [account, setAccount] = useState("");
  const [events, setEvents] = useState<readonly WebhookEvent[]>(defaultWebhookEvents);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setSaving] = useState(false);
  const problem = useUrlProblem(failure);
  const form = useRef<HTMLFormElement>(null);
  // The button that opened it is gone.
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const options = accounts.map((text) => ({ value: text.slice(0, 36), label: text.slice(37) }));
  const isComplete = url.trim() !== "" && events.length > 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete || isSaving) return;
    setSaving(true);
    const body = { url: url.trim(), events: [...events], ...(account !== "" && { account }) };
    const outcome = await hooks.add(body);
    setSaving(false);
    if (outcome.ok) onAdded(outcome.value.secret);
    else setFailure(outcome);
  };
  const toggle = (event: WebhookEvent, isOn: boolean) =>
    setEvents((known) => webhookEvents.filter((one) => (one === event ? isOn : known.includes(one))));
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={t("url")}
        hint={t("urlHint")}
        error={problem}
        type="url"
        autoComplete="off"
        value={url}
        onChange={(next) => {
          setUrl(next);
          setFailure(null);
        }}
      />
      <SelectField
        label={t("account")}
        value={account}
        options={[{ value: "", label: t("allAccounts") }, ...options]}
        onChange={setAccount}
      />
      {webhookEvents.map((event) => (
        <SwitchField
          key={event}
          label={t(`event.${event}`)}
          isOn={events.includes(event)}
          onChange={(isOn) => toggle(event, isOn)}
        />
      ))}
      <div className={styles.actions}>
        <Button onClick={onCancel}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" disabled={!isComplete} isBusy={isSaving}>
          {t("add")}
        </Button>
      </div>
    </form>
  );
}
