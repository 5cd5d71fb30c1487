/** What a webhook did not take in fifteen tries: why, and sending it again. */
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Button } from "../../ui/Button";
import { useAnnounce } from "../../ui/LiveRegion";
import { useAnswer } from "../use-answer";
import type { Webhook, Webhooks } from "./use-webhooks";
import styles from "./Webhooks.module.css";

interface DeadLettersProps {
  readonly webhook: Webhook;
  readonly hooks: Webhooks;
}

export function DeadLetters({ webhook, hooks }: DeadLettersProps) {
  const t = useTranslations("webhooks");
  const why = useTranslations("webhooks.failure");
  const format = useFormatter();
  const announce = useAnnounce();
  const [isBusy, setBusy] = useState(false);
  const answer = useAnswer(`${webhook.id} ${webhook.dead}`, async () => {
    const outcome = await hooks.letters(webhook);
    return outcome.ok ? outcome.value : { deliveries: [], nextAfter: null };
  });
  const replay = async () => {
    setBusy(true);
    const outcome = await hooks.replay(webhook);
    setBusy(false);
    if (outcome.ok) announce(t("replayed", { count: outcome.value.replayed }));
  };
  if (answer === null || !answer.ok) return null;
  return (
    <div className={styles.letters}>
      <ul>
        {answer.value.deliveries.map(({ id, event, createdAt, failure, status }) => (
          <li key={id} className={styles.hint}>
            {format.dateTime(new Date(createdAt), { dateStyle: "short", timeStyle: "medium" })} · {t(`event.${event}`)}
            {failure === null ? null : ` · ${why(failure)}`}
            {status === null ? null : ` (${status})`}
          </li>
        ))}
      </ul>
      {answer.value.nextAfter === null ? null : <p className={styles.hint}>{t("more")}</p>}
      <Button size="small" isBusy={isBusy} onClick={() => void replay()}>
        {t("replay")}
      </Button>
    </div>
  );
}
