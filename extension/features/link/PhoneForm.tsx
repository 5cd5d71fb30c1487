/** Asks for the number a code is wanted for; says when WhatsApp wants a pause before the next one. */
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { formatPhone, normalisePhone } from "#shared/phone";
import type { Failure } from "../../account-actions/outcome";
import { fieldTextKey } from "../../i18n/field-text";
import { Button } from "../../ui/Button";
import { useNow } from "../../ui/use-now";
import { type PhoneProblem, phoneProblem } from "./add-account-form";
import styles from "./LinkView.module.css";
import { PhoneField } from "./PhoneField";
import type { LinkControl } from "./use-link";

export function PhoneForm({ link }: { readonly link: LinkControl }) {
  const t = useTranslations("link");
  const [phone, setPhone] = useState(() => (link.phoneNumber === null ? "" : formatPhone(link.phoneNumber)));
  const [wasSubmitted, setSubmitted] = useState(false);
  const error = useProblemText(wasSubmitted ? phoneProblem(phone) : null, link.failure);
  const cooldown = useCooldown(link.failure);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(true);
    const digits = normalisePhone(phone);
    if (digits !== null && cooldown === 0) link.startPairing(digits);
  };
  return (
    <form className={styles.view} onSubmit={submit} noValidate>
      <PhoneField value={phone} error={error} onChange={setPhone} />
      <Button type="submit" variant="primary" isBusy={link.isBusy} disabled={cooldown > 0}>
        {cooldown > 0 ? t("cooldown", { seconds: cooldown }) : t("submitPairing")}
      </Button>
    </form>
  );
}

function useProblemText(problem: PhoneProblem | null, failure: Failure | null): string | null {
  const field = useTranslations("field");
  const error = useTranslations("error");
  if (problem) return field(fieldTextKey(problem));
  return failure && error(failure.code);
}

/** Whole seconds until WhatsApp may be asked again. */
function useCooldown(failure: Failure | null): number {
  const now = useNow(1000);
  const [pause, setPause] = useState({ failure, until: 0 });
  if (pause.failure !== failure) setPause({ failure, until: Date.now() + (failure?.retryAfterMs ?? 0) });
  return failure === null ? 0 : Math.max(0, Math.ceil((pause.until - now) / 1000));
}
