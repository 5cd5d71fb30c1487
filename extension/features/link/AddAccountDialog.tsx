/** Adds an account: its name first, then the same linking steps as for an account that is already there. */
import { useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useShallow } from "zustand/react/shallow";
import type { Failure } from "../../account-actions/outcome";
import { useActions, useWhatsapp } from "../../app/AppContext";
import { fieldTextKey } from "../../i18n/field-text";
import { Button } from "../../ui/Button";
import { DialogContents, DialogFrame } from "../../ui/Dialog";
import { AddAccountForm, type ShownProblems } from "./AddAccountForm";
import { bodyOf, emptyForm, type AddAccountForm as Form, problemsOf } from "./add-account-form";
import { LinkContents } from "./LinkDialog";

interface AddAccountDialogProps {
  /** The account comes out of a file instead. */
  readonly onImport: () => void;
  readonly onClose: () => void;
}

export function AddAccountDialog({ onImport, onClose }: AddAccountDialogProps) {
  const [added, setAdded] = useState<{ readonly accountId: string; readonly phone: string } | null>(null);
  return (
    <DialogFrame isWide onClose={onClose}>
      {added === null ? (
        <AddContents
          onAdded={(accountId, phone) => setAdded({ accountId, phone })}
          onImport={onImport}
          onClose={onClose}
        />
      ) : (
        <LinkContents accountId={added.accountId} initialPhone={added.phone} onClose={onClose} />
      )}
    </DialogFrame>
  );
}

interface AddContentsProps extends AddAccountDialogProps {
  readonly onAdded: (accountId: string, phone: string) => void;
}

function AddContents({ onAdded, onImport, onClose }: AddContentsProps) {
  const t = useTranslations("link");
  const common = useTranslations("common");
  const formId = useId();
  const { form, problems, isSending, change, submit } = useAddAccount(onAdded);
  return (
    <DialogContents
      title={t("addTitle")}
      footer={
        <>
          <Button variant="ghost" onClick={onImport}>
            {t("importInstead")}
          </Button>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" isBusy={isSending}>
            {form.method === "qr" ? t("submitQr") : t("submitPairing")}
          </Button>
        </>
      }
    >
      <AddAccountForm id={formId} form={form} problems={problems} onChange={change} onSubmit={() => void submit()} />
    </DialogContents>
  );
}

function useAddAccount(onAdded: AddContentsProps["onAdded"]) {
  const { create } = useActions();
  const takenNames = useWhatsapp(
    useShallow((state) => Object.values(state.accounts).map((account) => account.clientName)),
  );
  const [form, setForm] = useState<Form>(emptyForm);
  const [wasSubmitted, setSubmitted] = useState(false);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** One key per content: pressing twice never adds two accounts, changing the form asks anew. */
  const requestKey = useRef(crypto.randomUUID());
  const found = problemsOf(form, takenNames);

  const change = (changes: Partial<Form>) => {
    setForm((current) => ({ ...current, ...changes }));
    setFailure(null);
    requestKey.current = crypto.randomUUID();
  };
  const submit = async () => {
    setSubmitted(true);
    if (isSending || found.name !== null || found.phone !== null) return;
    setSending(true);
    const outcome = await create(bodyOf(form), requestKey.current);
    setSending(false);
    if (outcome.ok) onAdded(outcome.value.id, form.method === "pairing" ? form.phone : "");
    else setFailure(outcome);
  };
  const problems = useProblemTexts(form, found, wasSubmitted, failure);
  return { form, problems, isSending, change, submit };
}

/** What is still empty is only complained about after a submit; what the companion refused stands at its field. */
function useProblemTexts(
  form: Form,
  found: ReturnType<typeof problemsOf>,
  wasSubmitted: boolean,
  failure: Failure | null,
): ShownProblems {
  const field = useTranslations("field");
  const error = useTranslations("error");
  const refused = (path: string) => failure?.fields.find((entry) => entry.path === path)?.code ?? null;
  const nameCode = (form.name !== "" || wasSubmitted ? found.name : null) ?? refused("clientName");
  const phoneCode = (wasSubmitted ? found.phone : null) ?? refused("phoneNumber");
  const isTaken = nameCode === "name_taken" || failure?.code === "name_taken";
  const isLinked = failure?.code === "number_linked" && form.method === "pairing";
  const isAtField = isTaken || isLinked || refused("clientName") !== null || refused("phoneNumber") !== null;
  return {
    name: isTaken ? error("name_taken") : nameCode && field(fieldTextKey(nameCode)),
    phone: isLinked ? error("number_linked") : phoneCode && field(fieldTextKey(phoneCode)),
    general: failure === null || isAtField ? null : error(failure.code),
  };
}
