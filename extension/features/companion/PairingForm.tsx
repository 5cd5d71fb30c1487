/** One field for the code from the companion's terminal; takes dashes, spaces and lower case as they come. */
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { normalisePairingCode, pairingCodeLength } from "#shared/protocol";
import type { ApiErrorCode } from "../../api/api-error";
import { useApp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/TextField";
import { deviceName } from "./device-name";
import styles from "./PairingForm.module.css";
import { pairBrowser } from "./pair-browser";

type FormState =
  | { readonly step: "typing" }
  | { readonly step: "tooShort"; readonly missing: number }
  | { readonly step: "sending" }
  | { readonly step: "refused"; readonly code: ApiErrorCode };

const exampleCode = "7K4M-Q2XD";

export function PairingForm() {
  const t = useTranslations("welcome");
  const errorText = useTranslations("error");
  const app = useApp();
  const [code, setCode] = useState("");
  const [state, setState] = useState<FormState>({ step: "typing" });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = pairingCodeLength - normalisePairingCode(code).length;
    if (missing > 0) return setState({ step: "tooShort", missing });
    setState({ step: "sending" });
    const outcome = await pairBrowser(app, code, t("deviceLabel", { ...deviceName(navigator.userAgent) }));
    // Once paired the whole form gives way to the next step.
    if (!outcome.ok) setState({ step: "refused", code: outcome.code });
  };

  const error =
    state.step === "refused"
      ? errorText(state.code === "validation_failed" ? "pairing_code_wrong" : state.code)
      : state.step === "tooShort"
        ? t("pairStep.tooShort", { missing: state.missing })
        : null;

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        className={styles.code}
        label={t("pairStep.codeLabel")}
        hint={t("pairStep.codeHint", { example: exampleCode })}
        error={error}
        value={code}
        onChange={(value) => {
          setCode(value);
          setState({ step: "typing" });
        }}
        autoFocus
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
      />
      <Button type="submit" variant="primary" isBusy={state.step === "sending"}>
        {state.step === "sending" ? t("pairStep.submitting") : t("pairStep.submit")}
      </Button>
    </form>
  );
}
