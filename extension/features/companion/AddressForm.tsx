/** Points this browser to a companion elsewhere, such as on a server, and asks the browser for leave to reach it. */
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { requestHost } from "../../api/browser-walls";
import { usePreferences } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/TextField";
import styles from "./AddressForm.module.css";
import { parseCompanionUrl } from "./companion-address";

export function AddressForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTranslations("welcome.address");
  const current = usePreferences((state) => state.companionUrl);
  const change = usePreferences((state) => state.change);
  const [address, setAddress] = useState(current);
  const [error, setError] = useState<"invalid" | "denied" | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const companionUrl = parseCompanionUrl(address);
    if (companionUrl === null) return setError("invalid");
    // Nothing may be awaited before the request, or the browser no longer counts the click.
    if (!(await requestHost(companionUrl))) return setError("denied");
    change({ companionUrl });
    onDone();
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        className={styles.field}
        label={t("label")}
        value={address}
        error={error === null ? null : t(error)}
        onChange={(value) => {
          setAddress(value);
          setError(null);
        }}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
      />
      <Button type="submit">{t("save")}</Button>
    </form>
  );
}
