/** One account as an encrypted file: a passphrase, typed twice because nothing can bring it back, then a download. */
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { passphraseLimits } from "#shared/moving-limits";
import { useActions, useApp, useWhatsapp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { TextField } from "../../ui/TextField";
import { useToast } from "../../ui/Toasts";
import { MovingDialog } from "./MovingDialog";
import { downloadAccount } from "./moving-calls";
import { passphraseProblems } from "./passphrase";
import { useMovingForm } from "./use-moving-form";

interface ExportDialogProps {
  readonly accountId: string;
  readonly onClose: () => void;
}

export function ExportDialog({ accountId, onClose }: ExportDialogProps) {
  const account = useWhatsapp((state) => state.accounts[accountId]);
  return account ? <ExportForm account={account} onClose={onClose} /> : null;
}

function ExportForm({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const t = useTranslations("moving");
  const error = useTranslations("error");
  const { typed, problems, isBusy, failure, change, submit } = useExport(account, onClose);
  const shown = (key: "tooShort" | "notSame" | null) => key && t(key, passphraseLimits);
  return (
    <MovingDialog
      title={t("exportTitle", { name: account.clientName })}
      submitText={t("exportSubmit")}
      busyText={t("exporting")}
      isBusy={isBusy}
      problem={failure && error(failure.code)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t("exportText")}</p>
      {account.desired === "stopped" ? null : <StopNotice accountId={account.id} />}
      <TextField
        label={t("passphrase")}
        type="password"
        autoComplete="new-password"
        maxLength={passphraseLimits.longest}
        value={typed.passphrase}
        hint={t("passphraseHint", passphraseLimits)}
        error={shown(problems.passphrase)}
        onChange={(passphrase) => change({ passphrase })}
      />
      <TextField
        label={t("passphraseAgain")}
        type="password"
        autoComplete="new-password"
        maxLength={passphraseLimits.longest}
        value={typed.again}
        error={shown(problems.again)}
        onChange={(again) => change({ again })}
      />
    </MovingDialog>
  );
}

function StopNotice({ accountId }: { readonly accountId: string }) {
  const t = useTranslations("moving");
  const { stop } = useActions();
  return (
    <Notice
      tone="waiting"
      action={
        <Button size="small" onClick={() => void stop(accountId)}>
          {t("stop")}
        </Button>
      }
    >
      {t("mustStop")}
    </Notice>
  );
}

/** Complains about what is still too short or different only after a submit. */
function useExport({ id, clientName }: Account, onClose: () => void) {
  const t = useTranslations("moving");
  const { http } = useApp();
  const showToast = useToast();
  const { form, wasSubmitted, ...rest } = useMovingForm({
    empty: { passphrase: "", again: "" },
    wishOf: (typed) => {
      const found = passphraseProblems(typed);
      return found.passphrase === null && found.again === null ? typed.passphrase : null;
    },
    send: (passphrase, signal) => downloadAccount(http, { accountId: id, clientName, passphrase, signal }),
    onDone: () => {
      showToast({ tone: "success", text: t("exported", { name: clientName }) });
      onClose();
    },
  });
  const nothing = { passphrase: null, again: null };
  return { ...rest, typed: form, problems: wasSubmitted ? passphraseProblems(form) : nothing };
}
