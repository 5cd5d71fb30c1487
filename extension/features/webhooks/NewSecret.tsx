/** The secret of a new webhook, which nobody can read again once this is closed. */
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
  return (
    <Notice tone="calm">
      <p>{t("secretText")}</p>
      <code className={styles.secret}>{secret}</code>
      <div className={styles.actions}>
        <CopyButton text={secret} />
        <Button size="small" onClick={onDone}>
          {common("close")}
        </Button>
      </div>
    </Notice>
  );
}
