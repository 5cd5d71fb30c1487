/** The secret of a new webhook, which nobody can read again once this is closed. */
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { Notice } from "../../ui/Notice";
import styles from "./Webhooks.module.css";

interface NewSecretProps {
  readonly secret: string;
  readonly onDone: () => void;
}

export function NewSecret({ secret, onDone }: NewSecretProps) {
  const t = useTranslations("webhooks");
  const common = useTranslations("common");
  const actions = useRef<HTMLDivElement>(null);
  // It stands above the list, away from the form it came from.
  useEffect(() => actions.current?.querySelector("button")?.focus(), []);
  return (
    <Notice tone="calm">
      <p>{t("secretText")}</p>
      <code className={styles.secret}>{secret}</code>
      <div ref={actions} className={styles.actions}>
        <CopyButton text={secret} />
        <Button size="small" onClick={onDone}>
          {common("close")}
        </Button>
      </div>
    </Notice>
  );
}
