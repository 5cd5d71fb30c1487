/** Adds an account out of a file that another companion has made. */
import { useTranslations } from "use-intl";
import { maxNameLength } from "#shared/account-name";
import { accountFileEnding, passphraseLimits } from "#shared/moving-limits";
import type { Failure } from "../../account-actions/outcome";
import { useApp } from "../../app/AppContext";
import { isPopup, openPanel } from "../../app/surfaces";
import { fieldTextKey } from "../../i18n/field-text";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { TextField } from "../../ui/TextField";
import { useToast } from "../../ui/Toasts";
import { FileField } from "./FileField";
import { MovingDialog } from "./MovingDialog";
import { uploadAccount } from "./moving-calls";
import { useMovingForm } from "./use-moving-form";

export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("moving");
  const { form, errors, isBusy, change, submit } = useImport(onClose);
  return (
    <MovingDialog
      title={t("importTitle")}
      submitText={t("importSubmit")}
      busyText={t("importing")}
      isBusy={isBusy}
      problem={errors.general}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t("importText")}</p>
      {isPopup() ? <PopupNotice /> : null}
      <FileField
        label={t("file")}
        accept={accountFileEnding}
        error={errors.file}
        onChange={(file) => change({ file })}
      />
      <TextField
        label={t("passphrase")}
        type="password"
        autoComplete="off"
        maxLength={passphraseLimits.longest}
        value={form.passphrase}
        hint={t("importPassphraseHint")}
        error={errors.passphrase}
        onChange={(passphrase) => change({ passphrase })}
      />
      <TextField
        label={t("name")}
        maxLength={maxNameLength}
        value={form.clientName}
        hint={t("nameHint")}
        error={errors.name}
        onChange={(clientName) => change({ clientName })}
      />
    </MovingDialog>
  );
}

function PopupNotice() {
  const t = useTranslations("moving");
  return (
    <Notice
      tone="calm"
      action={
        <Button size="small" onClick={() => void openPanel()}>
          {t("openPanel")}
        </Button>
      }
    >
      {t("popupHint")}
    </Notice>
  );
}

const emptyForm = { file: null as File | null, passphrase: "", clientName: "" };

function useImport(onClose: () => void) {
  const t = useTranslations("moving");
  const { http } = useApp();
  const showToast = useToast();
  const { wasSubmitted, failure, ...rest } = useMovingForm({
    empty: emptyForm,
    wishOf: ({ file, ...typed }) => (file === null || typed.passphrase === "" ? null : { file, ...typed }),
    send: (wish, signal) => uploadAccount(http, { ...wish, signal }),
    onDone: ({ clientName }) => {
      showToast({ tone: "success", text: t("imported", { name: clientName }) });
      onClose();
    },
  });
  return { ...rest, errors: useErrorTexts(rest.form, wasSubmitted, failure) };
}

/** What the companion refused stands at the field it is about. */
function useErrorTexts(form: typeof emptyForm, wasSubmitted: boolean, failure: Failure | null) {
  const t = useTranslations("moving");
  const error = useTranslations("error");
  const field = useTranslations("field");
  const isOf = (...codes: string[]) => failure !== null && codes.includes(failure.code);
  const text = failure === null ? null : error(failure.code);
  const nameCode = failure?.fields.find(({ path }) => path === "clientName")?.code;
  const isAtField = isOf("passphrase_wrong", "export_damaged", "export_newer", "name_taken") || nameCode !== undefined;
  const missing = (isMissing: boolean, key: "fileMissing" | "passphraseMissing") =>
    wasSubmitted && isMissing ? t(key) : null;
  return {
    file: isOf("export_damaged", "export_newer") ? text : missing(form.file === null, "fileMissing"),
    passphrase: isOf("passphrase_wrong") ? text : missing(form.passphrase === "", "passphraseMissing"),
    name: isOf("name_taken") ? text : nameCode === undefined ? null : field(fieldTextKey(nameCode)),
    general: isAtField ? null : text,
  };
}
