/** The end of linking: a check mark, whose phone it is, and the focus on the way out. */
import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { formatPhone } from "#shared/phone";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { useAnnounce } from "../../ui/LiveRegion";
import styles from "./DoneStep.module.css";

interface DoneStepProps {
  readonly accountId: string;
  readonly name: string;
  readonly phoneNumber: string | null;
  readonly onDone: () => void;
}

export function DoneStep({ accountId, name, phoneNumber, onDone }: DoneStepProps) {
  const t = useTranslations("link");
  const announce = useAnnounce();
  const done = useRef<HTMLButtonElement>(null);
  const text = t("doneTitle", { name });
  useEffect(() => {
    done.current?.focus();
    announce(text);
  }, [announce, text]);
  return (
    <div className={styles.done}>
      <span className={styles.face}>
        <Avatar id={accountId} name={name} size={64} />
        <span className={styles.check}>
          <Check size={16} strokeWidth={3} aria-hidden="true" />
        </span>
      </span>
      <h3 dir="auto">{text}</h3>
      {phoneNumber ? <p className={styles.number}>{formatPhone(phoneNumber)}</p> : null}
      <Button ref={done} variant="primary" className={styles.button} onClick={onDone}>
        {t("done")}
      </Button>
    </div>
  );
}
